link =
    { $again ->
        [1] 🔗 Lien pour un nouveau téléphone
       *[0] 🔗 Lien personnel pour Telegram
    }
forward =
    Bonjour { $name }.
    { $centre } vous envoie ce lien.
    Il est pour vous seulement.
    Il marche une fois, jusqu'au { $until }.
    { $link }
send-on =
    Transférez ce message à { $name }.
    Ses réponses et sa place l'attendent.
    Les anciens liens ne marchent plus.
ask =
    Bonjour.
    { $centre } vous attend ici.
    Êtes-vous { $name } ?
shared =
    Ce téléphone est aussi celui de { $other }.
    { $name } peut l'utiliser avec { $other }.
yes = ✅ Oui, je suis { $name }
no = ❌ Non, c'est une autre personne
welcome =
    Bonjour { $name }.
    Ce téléphone est maintenant le vôtre ici.
    Tout ce que vous avez dit est là.
astray =
    Merci de nous l'avoir dit.
    Ce lien ne marche plus.
    Pour une question : { $name }, { $phone }.
went-astray =
    Le lien de { $name } est arrivé chez une autre personne.
    Il ne marche plus.
    Un nouveau lien se fait ici :
over =
    Ce lien ne marche plus.
    Le centre peut vous en donner un autre.
switch = 👤 Je suis { $name }
code =
    Ou dictez ce code à { $name } : <b>{ $code }</b>
    { $name } l'écrit dans sa conversation avec l'assistant.
