question =
    Would you like to tell { $name }?
    We will say your first name, and that you have a place.
    We will say nothing else.
    You may also leave this message.
tell = 🤝 Tell { $name }
done =
    Noted: { $name } will know that you are here.
    You can change your mind under “My settings”.
nobody = Nobody can read this message at the moment.
stop = Tell the partner no more
no-more =
    Noted: we will tell the partner nothing more.
    What was already read stays known.
told =
    <b>🤝 { $name } has a place: { $workshop }</b>
    { $name } wanted you to know.
    Please keep it to yourself.
