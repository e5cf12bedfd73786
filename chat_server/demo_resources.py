"""The services and resources that a demo installation starts with: samples, and each says so."""

from typing import Any

SAMPLE = {"en": "A sample: nobody has checked it.", "es": "Un ejemplo: nadie lo ha comprobado."}
COUNTRY = {"en": "United States", "es": "Estados Unidos"}


def _sample(phone: str | None, url: str, **texts: tuple[str, str, str]) -> dict[str, Any]:
    """Texts by language: name, what for, who for."""
    return {
        "phone": phone,
        "url": url,
        "last_checked": None,
        "texts": {
            language: {
                "name": name,
                "what_for": f"{what_for} {SAMPLE[language]}",
                "who_for": who_for,
                "area": COUNTRY[language],
            }
            for language, (name, what_for, who_for) in texts.items()
        },
    }


RESOURCES = (
    _sample(
        "1-800-422-6237",
        "https://www.cancer.gov/contact",
        en=(
            "Cancer Information Service, National Cancer Institute",
            "Answers questions about cancer, treatment and clinical trials.",
            "Anyone with a question about cancer; in English and Spanish",
        ),
        es=(
            "Servicio de Información sobre el Cáncer, Instituto Nacional del Cáncer",
            "Responde preguntas sobre el cáncer, el tratamiento y los estudios clínicos.",
            "Cualquier persona con una pregunta sobre el cáncer; en inglés y en español",
        ),
    ),
    _sample(
        "988",
        "https://988lifeline.org/",
        en=(
            "988 Suicide & Crisis Lifeline",
            "Somebody to talk to in a crisis, at any hour.",
            "Anyone who has suicidal thoughts, wants to die or is in distress; in English and Spanish",
        ),
        es=(
            "988 Línea de Prevención del Suicidio y Crisis",
            "Alguien con quien hablar en una crisis, a cualquier hora.",
            "Quien piense en suicidarse, quiera morir o esté en una crisis emocional; en inglés y en español",
        ),
    ),
    _sample(
        "1-800-813-4673",
        "https://www.cancercare.org/",
        en=(
            "CancerCare",
            "Counseling with oncology social workers, support groups, and some help with costs.",
            "People with cancer, and those who care for them",
        ),
        es=(
            "CancerCare",
            "Orientación con trabajadores sociales de oncología, grupos de apoyo y alguna ayuda con los gastos.",
            "Personas con cáncer y quienes las cuidan",
        ),
    ),
    _sample(
        "1-888-793-9355",
        "https://www.cancersupportcommunity.org/",
        en=(
            "Cancer Support Helpline, Cancer Support Community",
            "Emotional support, and help to find what is near.",
            "People with cancer, their families and friends",
        ),
        es=(
            "Línea de ayuda de Cancer Support Community",
            "Apoyo emocional y ayuda para encontrar lo que hay cerca.",
            "Personas con cáncer, sus familiares y amigos",
        ),
    ),
    _sample(
        "1-800-532-5274",
        "https://www.patientadvocate.org/",
        en=(
            "Patient Advocate Foundation",
            "Help with insurance, bills and access to treatment.",
            "People with a serious illness",
        ),
        es=(
            "Patient Advocate Foundation",
            "Ayuda con el seguro, las facturas y el acceso al tratamiento.",
            "Personas con una enfermedad grave",
        ),
    ),
    _sample(
        "1-800-677-1116",
        "https://eldercare.acl.gov/",
        en=(
            "Eldercare Locator",
            "Finds local help such as rides, meals and care at home.",
            "Older adults, and those who care for them",
        ),
        es=(
            "Eldercare Locator",
            "Encuentra ayuda local, como transporte, comidas y cuidado en casa.",
            "Personas mayores y quienes las cuidan",
        ),
    ),
    _sample(
        "211",
        "https://www.211.org/",
        en=(
            "211",
            "Finds local help with food, housing, bills and transport.",
            "Anyone who needs help with everyday life",
        ),
        es=(
            "211",
            "Encuentra ayuda local con comida, vivienda, facturas y transporte.",
            "Cualquier persona que necesite ayuda en la vida diaria",
        ),
    ),
    _sample(
        None,
        "https://clinicaltrials.gov/",
        en=(
            "ClinicalTrials.gov",
            "A list of clinical trials, by illness and place.",
            "Patients, families and professionals; the page is in English",
        ),
        es=(
            "ClinicalTrials.gov",
            "Una lista de estudios clínicos, por enfermedad y lugar.",
            "Pacientes, familiares y profesionales; la página está en inglés",
        ),
    ),
)
