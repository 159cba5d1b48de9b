"""What a feature may say to the outside, as plain comparable values."""
