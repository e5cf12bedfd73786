// Lo que se dice de los artículos y sus borradores, en español.

import type { articleTexts as en } from "./en_articles";

export const articleTexts: typeof en = {
  heading: "Artículos",
  parts: "En esta sala",

  shelf: {
    heading: "Publicados",
    loading: "Leyendo los artículos…",
    failed: "No se pudieron leer los artículos. Inténtelo de nuevo.",
    empty: "Todavía no hay artículos.",
    article: "Artículo",
    language: "Idioma",
    version: "Versión",
    revised: "Última actualización",
    review: "Próxima revisión",
    state: "Estado",
    overdue: "Revisión vencida",
    withdrawn: "Retirado",
    pairMissing: "Solo en este idioma",
    inOrder: "En orden",
    sample: "Muestra que ningún profesional clínico ha revisado",
    acts: "Qué hacer",
    edit: "Editar",
    editNamed: (title: string, tongue: string) => `Editar ${title}, ${tongue}`,
    more: "Mostrar más artículos",
    look: "Historial",
    lookNamed: (title: string, tongue: string) => `Historial de ${title}, ${tongue}`,
    withdraw: "Retirar…",
    withdrawNamed: (title: string, tongue: string) => `Retirar ${title}, ${tongue}`,
  },

  drafts: {
    heading: "Borradores",
    loading: "Leyendo los borradores…",
    failed: "No se pudieron leer los borradores. Inténtelo de nuevo.",
    empty: "Nadie está escribiendo un artículo.",
    last: "Último paso",
    flags: "Por mirar",
    open: "Abrir",
    openNamed: (slug: string, tongue: string) => `Abrir el borrador ${slug}, ${tongue}`,
    unsaved: "Tiene texto sin guardar",
  },

  states: {
    draft: "En redacción",
    in_review: "En revisión",
    published: "Publicado",
    discarded: "Abandonado",
  },

  begin: {
    heading: "Empezar un artículo",
    slug: "Nombre corto en la dirección",
    hint: "Minúsculas sin acento, cifras y guiones; el mismo en los dos idiomas.",
    language: "Idioma",
    act: "Empezar",
    wrong: "Use minúsculas sin acento, cifras y guiones sueltos, 80 como máximo.",
  },

  editor: {
    heading: (slug: string, tongue: string) => `${slug} (${tongue})`,
    back: "Volver a los artículos",
    loading: "Leyendo el borrador…",
    failed: "No se pudo leer el borrador. Inténtelo de nuevo.",
    none: "Todavía no hay borrador. Al guardar se empieza uno.",
    withdrawn: (version: number | null) =>
      `La versión ${version} se retiró; no se envía a nadie. Hay que cambiar su texto para volver a publicarlo.`,
    stands: (name: string, when: string) => `Último paso: ${name}, ${when}`,
    text: "Texto, con su encabezado",
    reading: "En revisión: el texto no se puede cambiar. Devuélvalo primero.",
    save: "Guardar",
    unsaved: "Sin guardar todavía.",
    saved: "Guardado.",
    remark: "Devuelto con esta observación:",
    faults: (count: number) => `Lo que impide enviarlo a revisión (${count})`,
    faultsSaved: "Según lo último guardado. Elija uno para ir a su línea.",
    noFaults: "Sin errores según lo último guardado.",
    fault: (line: number, message: string) => `Línea ${line}: ${message}`,
  },

  next: {
    mend: (count: number) => (count === 1 ? "Ahora: corregir 1 error." : `Ahora: corregir ${count} errores.`),
    look: (count: number) =>
      count === 1
        ? "Ahora: cambiar o aceptar 1 lugar que parece dañado."
        : `Ahora: cambiar o aceptar ${count} lugares que parecen dañados.`,
    send: "Ahora: enviarlo a revisión.",
    other: "Ahora: otra persona lo mira y lo publica, porque usted lo escribió por última vez.",
    publish: "Ahora: mirar en qué se diferencia, y publicarlo o devolverlo.",
    list: "Ir a la lista",
  },

  flags: {
    heading: "Palabras que parecen dañadas",
    means: "Cámbielas o diga que son correctas. Hasta entonces el artículo no se puede publicar.",
    settled: "Todas están resueltas.",
    lines: (lines: string) => `Líneas: ${lines}`,
    accept: "Son correctas",
    acceptNamed: (text: string) => `Son correctas: ${text}`,
    accepted: (name: string) => `Aceptadas por ${name}`,
    resolved: (name: string) => `Cambiadas por ${name}`,
  },

  send: { act: "Enviar a revisión", done: "Enviado a revisión." },

  giveBack: {
    act: "Devolver con una observación…",
    heading: "Devolver el borrador",
    remark: "Qué hay que cambiar",
    save: "Devolverlo",
    done: "Devuelto.",
  },

  publish: {
    act: "Publicar…",
    heading: "¿Publicar este artículo?",
    means:
      "Los especialistas lo encuentran en segundos y desde entonces envían este texto. Los chats que tienen una versión anterior la conservan.",
    save: "Sí, publicarlo",
    done: (version: number) => `Publicado como versión ${version}.`,
    replaces: (version: number, changed: string) => `Sustituye a la versión ${version}. Cambios: ${changed}.`,
    replacesWithdrawn: (version: number, changed: string) =>
      `La versión ${version} se retiró; no se envía a nadie. Cambios desde entonces: ${changed}.`,
    sections: (count: number) => (count === 1 ? "1 sección" : `${count} secciones`),
    head: "el encabezado",
    none: "ninguno",
    pairRead: (tongue: string) => `${tongue}: leyendo cómo está…`,
    pairFailed: (tongue: string) =>
      `${tongue}: no se pudo leer cómo está. Cierre esto e inténtelo de nuevo para verlo.`,
    pairDrafted: (tongue: string, state: string) => `${tongue}: hay un borrador abierto (${state}).`,
    pairMissing: (tongue: string) => `${tongue}: no hay nada publicado.`,
    pairStays: (tongue: string, version: number | null) =>
      `${tongue}: la versión ${version} sigue como está. ¿Dice lo mismo?`,
    pairWithdrawn: (tongue: string, version: number | null) =>
      `${tongue}: la versión ${version} se retiró; no se envía a nadie.`,
    stillRevised: (day: string) => `La última actualización sigue siendo del ${day}. ¿Es correcto?`,
  },

  discard: {
    act: "Abandonar el borrador…",
    heading: "¿Abandonar este borrador?",
    means: "Se quita de la lista. Lo que está publicado no cambia.",
    save: "Sí, abandonarlo",
    done: "El borrador se abandonó.",
  },

  moved: {
    heading: "Otra persona ha seguido con este borrador",
    means: (name: string) =>
      `${name} se adelantó. Su texto sigue aquí y no está guardado. El otro está abajo: copie de él lo que necesite.`,
    gone: "El borrador se publicó o se abandonó mientras tanto. Su texto sigue aquí y no está guardado.",
    theirs: "El otro texto",
    keepMine: "Seguir con el mío, conociendo el otro",
    takeTheirs: "Dejar el mío y tomar el otro",
  },

  bringIn: {
    heading: "Traer una página de otro sitio",
    means:
      "Se convierte en un borrador: se repara lo que es seguro y se muestra lo que parece dañado. Léalo junto al original.",
    file: "Una página guardada (.html o .txt, hasta 45 kB)",
    pasted: "O pegue su texto",
    act: "Leer la página",
    nothing: "Elija una página o pegue su texto.",
    tooLarge: (kilobytes: number) =>
      `La página tiene ${kilobytes} kB y se pueden enviar 45. Pegue su texto o impórtela desde la línea de comandos.`,
    refused: "No se pudo leer la página.",
    became: (slug: string) => `En qué se convirtió la página: ${slug}`,
    repairs: (count: number) => (count === 1 ? "1 reparación" : `${count} reparaciones`),
    flags: (count: number) =>
      `${count === 1 ? "1 lugar" : `${count} lugares`} por mirar (caracteres, etiquetas y fechas; no se buscan faltas de ortografía ni palabras partidas)`,
    leftOut: (count: number) =>
      count === 1 ? "1 texto o enlace omitido" : `${count} textos y enlaces omitidos`,
    rights: (line: string) => `Línea de derechos, conservada: ${line}`,
    places: {
      title: "título",
      summary: "resumen",
      section: "sección",
      paragraph: "párrafo",
      reference: "fuente",
      boilerplate: "texto omitido",
    },
    save: "Guardarlo como borrador",
    taken: (slug: string) =>
      `Ya hay un borrador abierto con el nombre ${slug}: publíquelo o abandónelo primero.`,
  },

  compare: {
    act: "En qué se diferencia de la versión publicada",
    loading: "Leyendo las dos versiones…",
    nothing: "Todavía no hay nada publicado: todo esto es nuevo.",
    same: "No hay ninguna diferencia.",
    signs: "+ añadido, − quitado, ± cambiado: lo quitado está tachado y lo añadido, subrayado.",
    head: "Encabezado",
    parts: { added: "Sección nueva", removed: "Sección quitada", changed: "Con cambios" },
    lines: { added: "Línea añadida:", removed: "Línea quitada:", changed: "Línea cambiada:" },
    words: { added: { begin: "[añadido:", end: "fin]" }, removed: { begin: "[quitado:", end: "fin]" } },
    untouched: (count: number) => (count === 1 ? "1 parte sigue igual." : `${count} partes siguen iguales.`),
  },

  preview: {
    act: "Verlo como lo verían los visitantes",
    means: "Se abre en otra pestaña, según lo último guardado.",
  },

  history: {
    heading: (slug: string, tongue: string) => `Historial de ${slug} (${tongue})`,
    loading: "Leyendo el historial…",
    failed: "No se pudo leer el historial. Inténtelo de nuevo.",
    none: "Todavía no hay nada publicado.",
    only: "Hay una sola versión: todavía no hay con qué compararla.",
    version: (version: number) => `Versión ${version}`,
    drafted: (state: string, name: string, when: string) =>
      `Hay un borrador abierto. ${state}. Último paso: ${name}, ${when}`,
    written: (name: string, when: string) => `Escrita por ${name}, ${when}`,
    published: (name: string, when: string) => `Publicada por ${name}, ${when}`,
    publishedThen: (when: string) => `Publicada, ${when}`,
    withdrawn: (name: string, when: string, why: string) => `Retirada por ${name}, ${when}: ${why}`,
    withdrawnThen: (when: string, why: string) => `Retirada, ${when}: ${why}`,
    stands: "Es la que está publicada",
    open: (count: number) =>
      count === 0
        ? "Ningún chat abierto la tiene."
        : count === 1
          ? "1 chat abierto la tiene."
          : `${count} chats abiertos la tienen.`,
    withdrawNamed: (version: number) => `Retirar la versión ${version}`,
    differing: "Comparar dos versiones",
    from: "Desde",
    to: "Hasta",
  },

  withdraw: {
    heading: "¿Retirar esta versión?",
    of: (title: string, tongue: string, version: number) => `${title}, ${tongue}, versión ${version}.`,
    means: [
      "Ya no se puede enviar a nadie. El mismo texto sigue retirado: publique uno corregido.",
      "Su página avisa a quien la abra.",
    ],
    counting: "Contando los chats abiertos que la tienen…",
    unknown: "No se pudo contar cuántos chats abiertos la tienen. Se les avisa igualmente.",
    nobody: "Ningún chat abierto la tiene: no hay que avisar a nadie.",
    open: (count: number) =>
      count === 1
        ? "1 chat abierto la tiene, y se le avisa."
        : `${count} chats abiertos la tienen, y se les avisa.`,
    reason: "Por qué",
    reasonHint: "Diga por qué. Queda guardado y se ve en el historial.",
    save: "Sí, retirarla",
    done: "Retirada",
    had: (count: number) =>
      count === 1
        ? "1 chat la tenía, contando los terminados. Si está abierto, se le avisa ahora."
        : `${count} chats la tenían, contando los terminados. A los que están abiertos se les avisa ahora.`,
  },

  wrong: {
    own: "Usted lo escribió por última vez: tiene que publicarlo otra persona.",
    faults: "Corrija primero lo que está en la lista.",
    flags: "Cambie o acepte primero las palabras que parecen dañadas.",
    withdrawn: "Este mismo texto se retiró. Cámbielo primero.",
    sample: "Dice que es una muestra. Aquí solo se publica lo que se ha revisado.",
    remark: "Diga qué hay que cambiar.",
    text: "El texto es demasiado largo o contiene un carácter que no se puede guardar.",
    moved: "Otra persona ha seguido con este borrador. Mírelo como está ahora.",
    state: "El borrador ya está en otro paso. Mírelo como está ahora.",
    offline: "Sin guardar todavía: no hay conexión. Su texto sigue aquí; inténtelo de nuevo.",
    other: "No funcionó. Su texto sigue aquí; inténtelo de nuevo.",
  },

  reports: {
    heading: "Cómo se usan los artículos",
    means:
      "Archivos para una hoja de cálculo (CSV). Pueden leerlos los editores, los supervisores y los administradores.",
    used: "Uso",
    usedMeans:
      "De cada artículo: cuántas veces se compartió y en cuántos chats, cómo se valoraron y cuántas veces se abrió su página.",
    recalls: "Retirados, y quién los tenía",
    recallsMeans:
      "Cada versión que se retiró: cuándo, quién y por qué, y cuántos chats la tenían. Nada de los chats.",
    missing: "Búsquedas en vano",
    missingMeans:
      "De cada semana: las palabras con las que los especialistas no encontraron ningún artículo, o ninguno que las diga todas, si se buscaron dos veces, y cuántas. Nada de lo que escribieron los visitantes.",
  },
};
