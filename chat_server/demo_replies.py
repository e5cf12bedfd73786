"""The canned replies that a demo installation starts with: texts by shortcut and language."""

REPLIES = {
    "hello": {
        "en": "Hello {visitor}, I am {me}, an information specialist. Thank you for waiting. What is on your mind?",
        "es": "Hola {visitor}, soy {me}, especialista en información. Gracias por esperar. ¿Qué le preocupa?",
    },
    "moment": {
        "en": "Let me look that up for you. It will take me a minute or two, and I am still here.",
        "es": "Permítame buscarlo. Tardaré uno o dos minutos, y sigo aquí con usted.",
    },
    "doctor": {
        "en": "I cannot give medical advice. Your care team knows your case: this is a good question for them.",
        "es": "No puedo dar consejos médicos. Su equipo médico conoce su caso: es una buena pregunta para ellos.",
    },
    "phone": {
        "en": "If you would rather talk, somebody answers at {phone}, day and night.",
        "es": "Si prefiere hablar, alguien contesta en el {phone}, de día y de noche.",
    },
    "bye": {
        "en": "Thank you for talking with us. If anything else comes up, chat again or call {phone} at any hour.",
        "es": "Gracias por hablar con nosotros. Si surge algo más, vuelva al chat o llame al {phone} a cualquier hora.",
    },
}
