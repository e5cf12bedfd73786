"""The words of the guards, in English and Spanish: folded, and without apostrophes. Signs, as in a list."""

from collections.abc import Mapping

PAST, OVER, ASKED, LAUGHED = "past", "over", "asked", "laughed"
# What lifts them: somebody says that it is so now.
NOW, IS_SO = "now", "is_so"


def _set(spelt: str) -> frozenset[str]:
    return frozenset(spelt.split())


DENYING = _set("""
    no not never without dont doesnt didnt havent hasnt hadnt isnt arent wasnt aint none neither nor wont
    ni nunca sin tampoco jamas ningun ninguna
""")
# Between a word that denies and what it denies: "no tengo dolor de pecho"; not in "no puedo dormir del dolor".
LIGHT = _set("""
    a an any the of have has had having been be get gets got getting feel feels feeling felt think thinking about
    really real sign signs more new bad i in at all much to currently such want wants wanted going planning
    me te se le les lo la los las un una el de del en al que pienso piensa pensado tengo tiene tenemos tienen tuve
    hay he ha han da dio dan siento siente sentido mas mucho mucha nada nueva nuevo ningun ninguna voy va quiere
""")
# Behind what they deny: "diarrea nunca tuve".
SAID_AFTER = _set("nunca no")
HAVING = _set("tuve tengo tiene he ha hay hubo tenia tuvo")

SPELT: Mapping[str, str] = {
    PAST: """
        199* | 200* | 201* | 202* | years_ago | year_ago | months_ago
        last year/spring/summer/fall/winter/month/season
        in january/february/march/april/june/july/august/september/october/november/december | back in
        used_to
        history of | as_a kid/child/teen* | when i was | for years | for months | all my life
        since childhood
        hace ano/anos/mes/meses | ano/mes/invierno/verano/otono pasado | primavera pasada
        de nino/nina/chico/chica
        en enero/febrero/marzo/abril/mayo/junio/julio/agosto/septiembre/octubre/noviembre/diciembre
        toda_la_vida
        cuando era | a_los 1*/2*/3*/4*/5*/6* | primera_vez | first time/dose/round | antecedente*
    """,
    OVER: """
        back_to_normal | cleared | went away | all_better | is/was/its gone | controlled | under_control
        stable
        good_place | no_longer | nothing_new | same_as_always | normal_for_me | was/were clean
        came back clear/clean
        resolved | recovered | all_good | no_symptoms | always been | always puffy/swollen/like
        dr/doctor knows
        my whole life | off thinners | no_more | got_over | healed
        ya casi se va/fue/quita | ya se fue/quito/paso/paro | dio/dieron el alta | salio/salieron bien
        sin_cambios
        ya como/come/juega/camina/anda/estoy bien/todo/de/domino/normal | sin_problema* | controlad*
        estable
        se_me quito/paso/fue | de_siempre | ya_no | como siempre | recuperad* | superad* | resuelt*
        de maravilla
        nada nuevo
    """,
    ASKED: """
        common | how often | how likely | should_i watch/expect | watch_for | watch for | look out for
        will they
        do they | would that/it/they | could that/it/they | what_is | whats | what are | what does
        can cause
        does_it cause | does cause | does it hurt | do people | what happens if | side_effect* | risk of
        chance of | chances of | in_case | someday | possible | prevent*
        normal_after | normal_with | expected_after | expected_with
        avoid | premedicate* | does_it matter | do i need | rule me out | exclude* | eligible | qualif*
        take_part
        join | can_i go/take/join/get | kick me off | turn* you down | if_i did/ever/get/had
        if he/she did/gets/got
        read about | heard about | heard that | heard of
        es_comun | que_tan | frecuente* | es/son frecuente/comun/posible* | que_es | que_son | me_explica
        por_que dicen
        si_le diera/da/sube/pasa | si_me diera/da/sube/pasa | si_a_uno | si_uno | si_lo como
        si llegara/tuviera/tuviese
        da_mucha | da_mucho | puede/pueden dar/causar/provocar | efectos_secundarios | efecto_secundario
        riesgo de
        lei | he_leido | me_dijeron_que puede/pueden | por_si | por_si_acaso | por_saber | todavia_no empie*
        aun_no empie*
        influye | me dejan/deja/dejaria fuera | me_cogen | me_aceptan | puedo participar | podran dar/darme
        para_cuando
        prevenir | evitar | premedic* | que probabilidad | a_que estar atent* | cuales son
    """,
    LAUGHED: """
        haha* | ahah* | lol | lmao | rofl | so beautiful/happy/excited | of joy | reading your | when i saw/heard/read
        jaja* | jeje* | jiji* | de alegria/felicidad/emocion/gusto/risa
    """,
    NOW: """
        now | today | tonight | this morning/afternoon/evening/week | since | just | right_now | yesterday
        minutes
        hours_ago | hour_ago | last_night | all_night | all_day | suddenly | keeps | getting worse | still
        ahora | ahorita | hoy | ayer | anoche | desde | esta manana/tarde/noche/madrugada | de_golpe
        de_repente
        sigue* | acaba de | recien | cada vez mas | toda_la noche/manana/tarde | todo_el dia
    """,
    IS_SO: """
        i_have | i_am | im | has | have | hes | shes | he_is | she_is | is | are | its | cant | cannot
        i_feel | feels
        tengo | tiene | estoy | esta | ando | anda | me_duele | siento | se_siente | no_puedo | no_puede
        lleva | llevo
    """,
}
