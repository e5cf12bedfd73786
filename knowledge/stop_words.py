"""Words that name no subject in a query: people, time, number, asking, doing, cancer itself; folded, both languages."""

from collections.abc import Sequence

from knowledge.small_talk import without_small_talk

_SHORTEST = 3  # letters; of fewer, too many are abbreviations of what the shelf writes out
_ENGLISH = """
ability able about above according across actual actually add added adult adults advice afternoon afterwards
age aged agree allow allowed almost along already amount another answer answers anymore anything anyway appear
appears appointment appointments appt april area around article articles attach attached august aunt available
avoid bad based basic basics become becomes becoming began begin begins believe below besides best better
between big boy boyfriend boys briefly bring brings brother brothers brought bunch called caller calling calls
came carcinoma carcinomas carry case cases catch caught cause caused causes causing certain chance chances
change changed changes chart check checked child children choose chose chosen clear clearly clinic clinics
close collect collected collects come comes coming common compare compared comparison complete completely
consider contact continue correct couple cousin current currently dad daddy daily dangerous date daughter
daughters deal december decide decided define definition depend depends describe detail details differ
difference differences different difficult doctors don double dr due each earlier early easily easy eight
eighteen eighty either eleven else end ended ends enough entire etc evening eventually every everyone exact
exactly example expect expected explain explained explains explanation extra fact facts family fast father
february feel felt fifteen fifth fifty finally fine finish finished five folks follow following follows forty
four fourth free frequent frequently friends full gave general generally girl girlfriend girls given gives
giving goal goals gone gotten grandchild grandchildren granddaughter grandfather grandkid grandkids grandma
grandmother grandpa grandparents grandson granny great group guess guide guideline guidelines guy guys half
handle happened happening hear heard held helpful helping helps hematologist herself high himself hold holding
holds honestly hope hopefully hopes hug huge hundred husband idea ideas immediate immediately important
improve include included includes including increase increased info inform information inside instead
interested involve involved issue issues itself january join july june keeps kept kid kids kinds knew knows
label lack large lately later latest learn learned least leave leaves leaving led left less lets level levels
likely limit list listed lists live lives living local located location long longer looking looks lots loved
low lower luck main mainly major malignancy malignant manage managed march material matter matters may meaning
means meant meanwhile medical medication medications medicine medicines member members men mention mentioned
method methods middle min mine minor mins missing mom moment mommy monday monthly mornings mostly mother
mothers move moved movement movements moves moving mum myself namely near nearby nearly necessary needed
needing needs negative neighbor nephew newer newest newly nice niece nights nine ninety nobody none normal
normally note noted notes notice noticed november nurse nurses obviously occasionally occur occurs october
offer offered offering offers older oldest oncologist oncologists ones option options order ordered original
otherwise ours ourselves outside overall overview own page pages pamphlet parent parents part partner parts
past patient patients people per percent percentage perhaps permanent physician physicians piece place placed
places please plenty plus point points positive possible possibly prepare prepared prepares preparing
prescribe prescribed present pretty prevent preventing prevention prevents previous previously print printable
printed printout probably problem problems procedure procedures process proper properly provide provided
provides pt pts purpose puts putting quick quickly quiet random range rare rarely rate rather raw reach
reached real realize reason reasons receive received receives receiving recent recently recommend recommended
regarding regular regularly related remember replace report reported reprogram require required requires rest
result results return returned returns reviews room round rule rules safe safely same saturday saw says scale
score scores section seek seem seemed seems seen sent september serious seriously set seven seventy several
severe shall share sheet short shorter shortly shown shows sign signs similar simple simply since single
sister sisters site situation six sixty size slightly slower slowly small smaller solution someday somehow
someone sometime sometimes somewhere son sons sort sorts space special specialist specialists specific
specifically spouse standard stands started starting starts state states stay stayed staying stays step steps
stopped stopping stops story strange strong stuff subject successful suddenly suggest suggested suggestion
suggestions sunday surgeon surgeons team teams tell ten term terms thing third thirty thought thoughts
thousand three thursday till title tonight took topic topics total toward towards tries true truth tuesday
tumor tumors tumour tumours turn turned turning turns twelve twenty twice type types typical typically unable
uncle underneath unless unlike unsure update updated urgent urgently urologist usual usually various version
versus via view views visit visited visiting visits wait warn watch wednesday weekend weekly weird went
whatever whenever whether whichever whole whom whose wish within woman women wondering wrong yearly young
younger youngest yours yourself
"""
_SPANISH = """
abril abuela abuelita abuelito abuelo abuelos acaba acaban acabo acerca actual actualmente ademas adulto
adultos agosto aguanta aguantar aguantarlo alcanza algun algunas algunos alla alrededor alta altas alto altos
ambos amigas amigos anterior anteriores aparece apenas aprender aquel aquella articulos asunto atras aumenta
aumento aunque avanzada avanzadas avanzado avanzados baja bajas bajo bastante busca buscar busco cada cambia
cambian cambiar cambiarlo cambio cambios cantidad capaz carcinoma carcinomas casi caso casos causa causan
causar causas cerca cien cierta cierto cinco cita citas claro clase clases clinica clinicas comienza comienzo
comun comunes comunicar condicion conoce conocer conozco consejo consejos consiste consulta consultas contar
continua contra conviene corta cortas corto cosa cosas creer cuales cualquier cualquiera cuantas cuantos
cuarenta cuarto cuatro cuenta cuentan cunada cunado daban dado dan dando darle darles darme darnos darse datos
debemos deben deberia debido decide decidir decirle decirme deja dejan dejar dejo demas demasiado dentro
depende detalle detalles diario dias dicen dicho dieron diez diferencia diferencias diferente diferentes
dificiles digo dime disponible distinta distinto doce doctoras doctores domingo dura duran durante durar
ejemplo eleccion elegir ellas empezado empezar empezo empieza empiezan encima encontrar enero enfermera
enfermeras enfermero enfermos ensena entender entiende entonces entre envia enviar escribe escribir esos
espanol especial especialista especialistas especialmente esperan esperar estaba estaban estara estare estuvo
evitar exacta exactamente explica explicacion explican explicar explicarle explicarme explique falta faltan
familiar familiares febrero fecha final finalmente forma formas frecuencia frecuente frecuentemente frecuentes
fuera fueron general generalmente gente grado gran grande grandes grave graves grupo guia guias hablan hablo
hacerlo hacerme hacerse hacia haciendo haga hagamos hagan hagas haria hecha hechas hechos hermanas hermanos
hijas hijos hizo hombre hombres hospitales idea ideas igualmente importa importante importantes impreso
imprimir indica indican info informa informacion informar informe inicio inmediatamente intenta intentar
internar jamas joven jovenes jueves julio junio junto lado larga largas largo largos lejos lenta letra libre
limite lista listas llamamos llaman llamarse llamo llegan llegar llego llena lleno llevan llevar local lugar
lugares lunes maligna maligno mamas mami mamita mananas mandan mandar mandaron manejar manera maneras mantener
mantiene martes marzo mayo mayor mayores mayoria media medica medicamento medicamentos medicas medicina
medicinas medico medicos medio mejora mejorar mejores mencionar menor menores menos mia miembro miembros
miercoles mil mio mira mirar mitad modo muchacha muchacho muchisimo mujeres nace necesaria necesario necesita
necesitan necesitar negativa negativo nena nene nieta nietas nieto nietos nina ninas ningun ninguna ninguno
nino ninos nivel niveles noches normal normales normalmente notar noto novia noviembre novio nuevas nueve
nuevos numero numeros obtener ochenta ocho octubre ocurre ocurren ofrece ofrecen ofrecer ofrecieron oncologa
oncologas oncologo oncologos opcion opciones oye pacienta paciente pacientes pagina paginas palabra palabras
papas papi papito parar parecen pariente parientes parte partes partir pasan pasar pasaron peor pequena
pequenas pequeno pequenos permite permiten personas pide piden pido piensa pienso poca pocas pocos podemos
podria podriamos podrian pone ponen poner ponerle ponerme ponerse ponga pongo porcentaje porciento posible
posiblemente posibles positiva positivo posterior preguntan preguntarle preguntarles preguntarme preguntele
pregunto prepara preparar prepararme presenta presentan prevenga prevenir previene previenen previo prima
primas primeras primeros primo primos principal probable probablemente probar problema problemas proceso
produce producen propia propio propios proxima proximas proximo proximos pude pudo punto puntos puse pusieron
puso queda quedan quedar quedarse quedo quieren quinto quisiera quita quitan quitar quiza quizas rapida
rapidamente rapido rara raras raro raros razon razones realmente recibe reciben recibi recibio recibir recien
reciente recomendacion recomendaciones recomendado recomienda recomiendan recordar regresa regresar regreso
relacionado repente resultado resultados sabado sabe sabemos saben saca sacan sacar sacaron sale salen salir
seccion seguido seguir segun segunda segundo segura seguro seis senal senales septiembre sera seran seria
serio serios sesenta setenta si sido siete significa significan sigue siguen siguiente siguientes simple
simplemente sirve sirven sitio situacion sobrina sobrino sois solamente solucion somos sube suben subio subir
suele suelen suficiente sufre sugerencia sugerencias suya suyo tampoco tanta tantas tantos tarda tardan tardes
tema temas temprano tenemos tener tenia tenido tercer tercera tercero termina terminar termino terminos tia
tias tio tios tipo tipos toman tomo total trae traer trata tratan trece treinta tres tumor tumores ultima
ultimas ultimo ultimos unas unica unico unida unido unos urgente urgentes urologo usa usan usando usar uso
utiliza utilizan vaya vea vecina vecino veinte ven venir verdad verdadero viene vienen viernes visita visitas
viva vive viven vivir volver vuelve vuelven
"""
_NAMES_NO_SUBJECT = frozenset(f"{_ENGLISH} {_SPANISH}".split())


def without_stop_words(folded: Sequence[str]) -> list[str]:
    """Return the folded words that may name a subject: small talk, numbers and two letters do not either."""
    return [word for word in without_small_talk(folded) if _may_name_a_subject(word)]


def _may_name_a_subject(word: str) -> bool:
    return len(word) >= _SHORTEST and not any(map(str.isdigit, word)) and word not in _NAMES_NO_SUBJECT
