"""Words that name no subject in a query: people, time, number, asking, feeling, the form of an answer; in both."""

from collections.abc import Sequence

from knowledge.small_talk import without_small_talk

_SHORTEST = 3  # letters; of fewer, too many are abbreviations of what the shelf writes out
_ENGLISH = """
ability able about above according across actual actually add added adult adults advice afraid afternoon
afterwards age aged agree allow allowed almost along already alternative alternatives amount another answer
answers anxious anymore anything anyway appear appears appointment appointments appt april area around article
articles ask asked asking asks attach attached august aunt available avoid bad based basic basics become
becomes becoming began begin begins believe below benefit benefits besides best better between big booklet
booklets boy boyfriend boys briefly bring brings brochure brochures brother brothers brought bunch called
caller calling calls came carcinoma carcinomas carry case cases catch caught cause caused causes causing
certain chance chances change changed changes chart check checked child children choose chose chosen clear
clearly clinic clinics close collect collected collects come comes coming common compare compared comparison
complete completely confused consider contact continue copy correct couple cousin current currently dad daddy
daily dangerous date daughter daughters dead deal death december decide decided define definition depend
depends describe detail details die died dies differ difference differences different difficult doctors
document documents don double dr due duration dying each earlier early easily easy eight eighteen eighty
either elderly eleven else email emails end ended ends english enough entire etc evening eventually every
everyone exact exactly example expect expected explain explained explains explanation extra fact facts family
fast father february feel felt fifteen fifth fifty finally fine finish finished five folks follow following
follows form forms forty four fourth free frequent frequently friends full gave general generally girl
girlfriend girls given gives giving goal goals gone gonna gotta gotten grandchild grandchildren granddaughter
grandfather grandkid grandkids grandma grandmother grandpa grandparents grandson granny great group guess
guide guideline guidelines guy guys half handle handout handouts happened happening hear heard held helpful
helping helps hematologist herself high himself hold holding holds honestly hope hopefully hopes hug huge
hundred husband husbands idea ideas immediate immediately important improve include included includes
including increase increased info inform information inside instead interested involve involved issue issues
itself january join july june keeps kept kid kids kill killed killing kinda kinds knew knows label lack
language languages large lately later latest leaflet leaflets learn learned least leave leaves leaving led
left less lets level levels likely limit link links list listed lists live lives living local located location
long longer looking looks lots loved low lower luck mail main mainly major malignancy malignant manage managed
march material matter matters may meaning means meant meanwhile medical medication medications medicine
medicines member members men mention mentioned method methods middle min mine minor mins missing mom moment
mommy monday monthly mornings mostly mother mothers move moved movement movements moves moving mum myself
namely near nearby nearly necessary needed needing needs negative neighbor nephew nervous newer newest newly
nice niece nights nine ninety nobody none normal normally note noted notes notice noticed november nurse
nurses obviously occasionally occur occurs october offer offered offering offers older oldest oncologist
oncologists ones option options order ordered original otherwise ours ourselves outside overall overview own
page pages pamphlet pamphlets paragraph parent parents part partner parts past patient patients pdf people per
percent percentage perhaps permanent photo photos physician physicians picture pictures piece place placed
places please plenty pls plus plz point points positive possible possibly prepare prepared prepares preparing
prescribe prescribed present pretty prevent preventing prevention prevents previous previously print printable
printed printout printouts probably problem problems procedure procedures process proper properly provide
provided provides pt pts purpose puts putting quick quickly quiet random range rare rarely rate rather raw
reach reached real realize reason reasons receive received receives receiving recent recently recommend
recommended regarding regular regularly related remember replace report reported reprogram require required
requires rest result results return returned returns reviews room round rule rules safe safely same saturday
saw says scale scared score scores section seek seem seemed seems seen sent sentence september serious
seriously set seven seventy several severe shall share sheet short shorter shortly shown shows sign signs
similar simple simply since single sister sisters site situation six sixty size slightly slower slowly small
smaller solution someday somehow someone sometime sometimes somewhere son sons sort sorts space spanish
special specialist specialists specific specifically spouse standard stands started starting starts state
states stay stayed staying stays step steps stopped stopping stops story strange strong stuff subject
successful suddenly suggest suggested suggestion suggestions suicidal summaries summary sunday surgeon
surgeons team teams tell ten term terms thing third thirty thought thoughts thousand three thursday till title
tonight took topic topics total toward towards tries true truth tuesday tumor tumors tumour tumours turn
turned turning turns twelve twenty twice type types typical typically unable uncle underneath unless unlike
unsure update updated upset urgent urgently urologist usual usually various version versus via video videos
view views visit visited visiting visits wait wanna warn watch webpage website websites wednesday weekend
weekly weird went whatever whenever whether whichever whole whom whose wife wish within wives woman women
wondering worried wrong yearly young younger youngest yours yourself
"""
_SPANISH = """
abril abuela abuelita abuelito abuelo abuelos acaba acaban acabo acerca actual actualmente ademas adulto
adultos agosto aguanta aguantar aguantarlo alcanza algun algunas algunos alla alrededor alta altas alternativa
alternativas alto altos ambos amigas amigos anterior anteriores aparece apenas aprender aquel aquella
articulos asunto asustada asustado atras aumenta aumento aunque avanzada avanzadas avanzado avanzados baja
bajas bajo bastante beneficio beneficios busca buscar busco cada cae caen cambia cambian cambiar cambiarlo
cambio cambios cantidad capaz carcinoma carcinomas casi caso casos causa causan causar causas cerca cien
cierta cierto cinco cita citas claro clase clases clinica clinicas comenzaron comenzo comienza comienzo comun
comunes comunicar condicion confundida confundido conoce conocer conozco consejo consejos consiste consulta
consultas contar continua contra conviene copia correo corta cortas corto cosa cosas creer cuales cualquier
cualquiera cuantas cuantos cuarenta cuarto cuatro cuenta cuentan cunada cunado daban dado dan dando darle
darles darme darnos darse datos debemos deben deberia debido decide decidir decirle decirme deja dejan dejar
dejo demas demasiado dentro depende detalle detalles diario dias dicen dicho dieron diez diferencia
diferencias diferente diferentes dificiles digo dijeron dijo dime disponible distinta distinto doce doctoras
doctores documento documentos domingo dura duracion duran durante durar ejemplo eleccion elegir ellas empezado
empezar empezo empieza empiezan encima encontrar enero enfermera enfermeras enfermero enfermos enlace enlaces
ensena entender entiende entonces entre envia enviar enviarme escribe escribir esos espanol especial
especialista especialistas especialmente esperan esperar esposa esposo estaba estaban estara estare estuvo
evitar exacta exactamente explica explicacion explican explicar explicarle explicarme explique falta faltan
familiar familiares febrero fecha final finalmente folleto folletos forma formas formulario foto fotos
frecuencia frecuente frecuentemente frecuentes fuera fueron general generalmente gente grado gran grande
grandes grave graves grupo guia guias hablan hablo hacerlo hacerme hacerse hacia haciendo haga hagamos hagan
hagas haria hecha hechas hechos hermanas hermanos hijas hijos hizo hombre hombres hospitales idea ideas idioma
igualmente imagen imagenes importa importante importantes impreso imprimir indica indican info informa
informacion informar informe ingles inicio inmediatamente intenta intentar internar jamas joven jovenes jueves
julio junio junto lado larga largas largo largos lejos lenta letra libre limite link lista listas llamamos
llaman llamarse llamo llegan llegar llego llena lleno llevan llevar local lugar lugares lunes maligna maligno
mamas mami mamita mananas mandan mandar mandarme mandaron manejar manera maneras mantener mantiene martes
marzo matar matarme mayo mayor mayores mayoria media medica medicamento medicamentos medicas medicina
medicinas medico medicos medio mejora mejorar mejores mencionar menor menores menos mia miembro miembros
miercoles mil mio mira mirar mitad modo morir morirme muchacha muchacho muchisimo muere muero muerte mujeres
murio nace necesaria necesario necesita necesitan necesitar negativa negativo nena nene nerviosa nervioso
nieta nietas nieto nietos nina ninas ningun ninguna ninguno nino ninos nivel niveles noches normal normales
normalmente notar noto novia noviembre novio nuera nuevas nueve nuevos numero numeros obtener ochenta ocho
octubre ocurre ocurren ofrece ofrecen ofrecer ofrecieron oncologa oncologas oncologo oncologos opcion opciones
oye pacienta paciente pacientes pagina paginas palabra palabras papas papi papito parar parecen pariente
parientes parte partes partir pasan pasar pasaron pdf peor pequena pequenas pequeno pequenos permite permiten
personas pide piden pido piensa pienso plazo plazos poca pocas pocos podemos podria podriamos podrian pone
ponen poner ponerle ponerme ponerse ponga pongo porcentaje porciento posible posiblemente posibles positiva
positivo posterior preguntan preguntarle preguntarles preguntarme preguntele pregunto preocupada preocupado
prepara preparar prepararme presenta presentan prevenga prevenir previene previenen previo prima primas
primeras primeros primo primos principal probable probablemente probar problema problemas proceso produce
producen propia propio propios proxima proximas proximo proximos pude pudo punto puntos puse pusieron puso
queda quedan quedar quedarse quedo quieren quinto quisiera quita quitan quitar quiza quizas rapida rapidamente
rapido rara raras raro raros razon razones realmente recibe reciben recibi recibio recibir recien reciente
recomendacion recomendaciones recomendado recomienda recomiendan recordar regresa regresar regreso relacionado
repente resultado resultados resumen sabado sabe sabemos saben saca sacan sacar sacaron sale salen salieron
salio salir seccion seguido seguir segun segunda segundo segura seguro seis senal senales septiembre sera
seran seria serio serios sesenta setenta si sido siete significa significan sigue siguen siguiente siguientes
simple simplemente sirve sirven sitio situacion sobrina sobrino sois solamente solucion somos sube suben subio
subir suegra suegro suele suelen suficiente sufre sugerencia sugerencias suicida suicidarme suicidarse suya
suyo tampoco tanta tantas tantos tarda tardan tardes tema temas temprano tenemos tener tenia tenido tercer
tercera tercero termina terminar termino terminos tia tias tio tios tipo tipos toman tomo total trae traer
trata tratan trece treinta tres tumor tumores ultima ultimas ultimo ultimos unas unica unico unida unido unos
urgente urgentes urologo usa usan usando usar uso utiliza utilizan vaya vea vecina vecino veinte ven venir
verdad verdadero video videos viene vienen viernes visita visitas viva vive viven vivir volver vuelve vuelven
web yerno
"""
_NAMES_NO_SUBJECT = frozenset(f"{_ENGLISH} {_SPANISH}".split())


def without_stop_words(folded: Sequence[str]) -> list[str]:
    """Return the folded words that may name a subject: small talk, numbers and two letters do not either."""
    return [word for word in without_small_talk(folded) if _may_name_a_subject(word)]


def _may_name_a_subject(word: str) -> bool:
    return len(word) >= _SHORTEST and not any(map(str.isdigit, word)) and word not in _NAMES_NO_SUBJECT
