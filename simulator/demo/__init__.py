"""The demonstration: a year of the workshop "Estime de soi", played by the real bot on a simulated Telegram."""

from simulator.demo.playing import play

__all__ = ["play"]
