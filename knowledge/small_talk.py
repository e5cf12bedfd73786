"""The words of every conversation, which say nothing of what it is about; folded, English and Spanish."""

from collections.abc import Sequence

_ENGLISH = """
a about after again ago all alone also always am an and any anybody anyone are article as ask asked asking at
away back be because been before being bit both but by bye call called came can cannot chat come could day days
did do doctor does doing don done down during each else even ever every everything feel feeling feels few find
first for friend from get gets getting give go goes going gone good got had happen happens hard has have he hello
help helped her here hers hi him his hour hours how husband i if ill in internet into is it its just keep kind
know last later let like line little ll long look lot m ma made make makes many maybe me mean message mine minute
minutes moment month months more morning mother much must my name need never new next nice night no nobody not
nothing now of off often ok okay old on once one only or other our out over person phone please put question
questions quite re read reading really right said say saying scared second see send sense she should show sick
slow so some somebody someone something soon sorry sound speak start started still such sure t take takes taking
talk talked tell than thank thanks that the their them then there these they thing things think this those though
through time times to today together told tomorrow too try trying two under understand until up us use used
useful ve very wait waiting want wanted wants was way we week weeks well went were what when where which while
who why wife will with without wonder word words work worried worry would write writing yeah year years yes
yesterday yet you your yours
"""
_SPANISH = """
a acuerdo adios ahi ahora al algo alguien alguna alguno alli amiga amigo ano anos antes aqui articulo asi aun
aunque ayer ayuda ayudar bien buen buena buenas bueno buenos cada casa como con conmigo contesta creo cual cuando
cuanta cuanto cual dar de debo decir del desde despues dia dias dice dices dificil dijo doctor doctora donde
dos el ella ellos en enferma enfermo entiendo era eres es esa ese eso espera esperando espere esposa esposo esta
estaba estado estamos estan estar estas este esto estos estoy familia favor fue gracias gusta ha haber habla
hablar hace hacen hacer hago han hasta hay he hecho hermana hermano hija hijo hola hora horas hoy igual ir la
las le leer lento les linea llama llamar lleva llevo lo los luego madre mal mama manana marido mas me medico
mejor mensaje mes meses mi miedo mientras minuto minutos mis mismo momento mucha muchas mucho muchos mujer muy
nada nadie necesito ni no noche nombre nos nosotros nuestra nuestro nueva nuevo nunca o otra otro padre papa
para parece pasa pasada pasado perdon pero persona poco poder podria por porque pregunta preguntar preguntas
primera primero pronto puede pueden puedo pues que quien quiere quiero sabe saber se sea semana semanas senor
senora ser si siempre siento sigo sin sino sobre sola solo somos son soy su sus tal tambien tampoco tan tanto
tarda tardar tarde te telefono tener tengo tenia tiempo tiene tienen toda todavia todo todos trabajo tras tu un
una uno usted ustedes util va vamos van veces ver vez voy y ya yo
"""
_EVERYDAY = frozenset(f"{_ENGLISH} {_SPANISH}".split())


def without_small_talk(folded: Sequence[str]) -> list[str]:
    """Return the folded words that are left when the words of every conversation are gone."""
    return [word for word in folded if word not in _EVERYDAY]
