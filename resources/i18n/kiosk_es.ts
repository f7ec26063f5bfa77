<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutScreen</name>
    <message>
        <source>About this guide</source>
        <translation>Sobre esta guía</translation>
    </message>
    <message>
        <source>By a clinician</source>
        <translation>Por un profesional de la salud</translation>
    </message>
    <message>
        <source>Every source in this guide</source>
        <translation>Todas las fuentes de esta guía</translation>
    </message>
    <message>
        <source>Find care</source>
        <translation>Dónde recibir atención</translation>
    </message>
    <message>
        <source>Here now? The front desk can help you book a visit.</source>
        <translation>¿Está aquí ahora? En la recepción le ayudan a hacer una cita.</translation>
    </message>
    <message>
        <source>How it is checked</source>
        <translation>Cómo se revisa</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Quién la hizo</translation>
    </message>
    <message>
        <source>No clinician has reviewed this guide yet.</source>
        <translation>Ningún profesional de la salud ha revisado esta guía todavía.</translation>
    </message>
    <message>
        <source>No one has reviewed the translation yet.</source>
        <translation>Nadie ha revisado la traducción todavía.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Reviewed by {name}.</source>
        <translation>Revisada por {name}.</translation>
    </message>
    <message>
        <source>The translation</source>
        <translation>La traducción</translation>
    </message>
    <message>
        <source>Ties that could sway it</source>
        <translation>Lazos que podrían influir</translation>
    </message>
    <message>
        <source>Touch a source to see who was studied, who paid, and how sure we can be.</source>
        <translation>Toque una fuente para ver a quiénes estudió, quién pagó y qué tan seguro es.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Cuándo se actualiza</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Sitio web</translation>
    </message>
    <message>
        <source>Who paid</source>
        <translation>Quién pagó</translation>
    </message>
    <message>
        <source>{version}, from {published}. To be checked again by {review_by}.</source>
        <translation>{version}, del {published}. Se revisará otra vez antes del {review_by}.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>I am not sure. I will ask my doctor</source>
        <translation>No lo sé. Se lo preguntaré a mi médico</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>AskScreen</name>
    <message>
        <source>Picked so far: {count}. They print on your page.</source>
        <translation>Elegidas: {count}. Saldrán en su hoja.</translation>
    </message>
    <message>
        <source>Suggested from your answers</source>
        <translation>Sugeridas por sus respuestas</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Llévelo con usted</translation>
    </message>
    <message>
        <source>Touch the questions you like. They print on your page.</source>
        <translation>Toque las preguntas que quiera. Saldrán en su hoja.</translation>
    </message>
    <message>
        <source>What do you want to ask?</source>
        <translation>¿Qué quiere preguntar?</translation>
    </message>
</context>
<context>
    <name>CalledScreen</name>
    <message>
        <source>Before you go, erase what you entered, so that nobody else can see it.</source>
        <translation>Antes de irse, borre lo que puso aquí, para que nadie más lo vea.</translation>
    </message>
    <message>
        <source>Erase everything now</source>
        <translation>Borrar todo ahora</translation>
    </message>
    <message>
        <source>I still have a moment. Go back</source>
        <translation>Aún tengo un momento. Volver</translation>
    </message>
    <message>
        <source>Show my page</source>
        <translation>Mostrar mi hoja</translation>
    </message>
    <message>
        <source>Your name was called</source>
        <translation>Ya le llamaron</translation>
    </message>
</context>
<context>
    <name>CardOverlay</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>CardRow</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Compared with</source>
        <translation>Con qué se comparó</translation>
    </message>
    <message>
        <source>How sure are we?</source>
        <translation>¿Qué tan seguro es?</translation>
    </message>
    <message>
        <source>Over what time</source>
        <translation>Por cuánto tiempo</translation>
    </message>
    <message>
        <source>Ties that could sway it</source>
        <translation>Lazos que podrían influir</translation>
    </message>
    <message>
        <source>What kind of source</source>
        <translation>Qué tipo de fuente es</translation>
    </message>
    <message>
        <source>Where to find it</source>
        <translation>Dónde encontrarla</translation>
    </message>
    <message>
        <source>Who paid</source>
        <translation>Quién pagó</translation>
    </message>
    <message>
        <source>Who was studied</source>
        <translation>A quiénes estudió</translation>
    </message>
</context>
<context>
    <name>CheckScreen</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation>Pregunta {number} de {count}</translation>
    </message>
    <message>
        <source>These signs come first, because they need help now. We do not keep what you touch here.</source>
        <translation>Estas señales van primero porque necesitan atención ya. No guardamos lo que toque aquí.</translation>
    </message>
    <message>
        <source>Why we ask: {reason}</source>
        <translation>Por qué lo preguntamos: {reason}</translation>
    </message>
</context>
<context>
    <name>CommonScreen</name>
    <message>
        <source>Common questions</source>
        <translation>Preguntas frecuentes</translation>
    </message>
    <message>
        <source>How sure are we?</source>
        <translation>¿Qué tan seguro es?</translation>
    </message>
    <message>
        <source>Questions for my doctor</source>
        <translation>Preguntas para mi médico</translation>
    </message>
    <message>
        <source>Touch a question to see its answer.</source>
        <translation>Toque una pregunta para ver la respuesta.</translation>
    </message>
</context>
<context>
    <name>ComparisonScreen</name>
    <message>
        <source>Check where I stand</source>
        <translation>Ver en qué punto estoy</translation>
    </message>
    <message>
        <source>Touch the heart on what matters most to you. It prints on your page. Touch a row for more.</source>
        <translation>Toque el corazón en lo que más le importa. Saldrá en su hoja. Toque una fila para saber más.</translation>
    </message>
</context>
<context>
    <name>ContentsButton</name>
    <message>
        <source>Not read yet</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leída</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>Usted está aquí</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
</context>
<context>
    <name>FailsafeScreen</name>
    <message>
        <source>Everything you entered has been erased. The guide starts again by itself. If you need help, please see the front desk.</source>
        <translation>Se borró todo lo que usted puso. La guía vuelve a empezar sola. Si necesita ayuda, pregunte en la recepción.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Un momento, por favor</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>How sure are we?</source>
        <translation>¿Qué tan seguro es?</translation>
    </message>
</context>
<context>
    <name>FrontDeskScreen</name>
    <message>
        <source>Please see the front desk</source>
        <translation>Por favor, pregunte en la recepción</translation>
    </message>
    <message>
        <source>This guide cannot be shown right now.</source>
        <translation>Ahora no se puede mostrar esta guía.</translation>
    </message>
</context>
<context>
    <name>HeartButton</name>
    <message>
        <source>Matters to me</source>
        <translation>Me importa</translation>
    </message>
    <message>
        <source>Matters to me: {row}, off</source>
        <translation>Me importa: {row}, sin marcar</translation>
    </message>
    <message>
        <source>Matters to me: {row}, on</source>
        <translation>Me importa: {row}, marcado</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>About {minutes} minutes. Stop whenever your name is called.</source>
        <translation>Unos {minutes} minutos. Puede parar cuando le llamen.</translation>
    </message>
    <message>
        <source>And who made this guide</source>
        <translation>Y quién hizo esta guía</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Revise</translation>
    </message>
    <message>
        <source>Common questions</source>
        <translation>Preguntas frecuentes</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Find care</source>
        <translation>Dónde recibir atención</translation>
    </message>
    <message>
        <source>Finish and erase</source>
        <translation>Terminar y borrar</translation>
    </message>
    <message>
        <source>Four steps, in any order</source>
        <translation>Cuatro pasos, sin orden fijo</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Aprenda</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>One page to bring into your visit.</source>
        <translation>Una hoja para su consulta.</translation>
    </message>
    <message>
        <source>Only have a minute?</source>
        <translation>¿Solo tiene un minuto?</translation>
    </message>
    <message>
        <source>Pick what you want to ask</source>
        <translation>Elija qué quiere preguntar</translation>
    </message>
    <message>
        <source>Questions for my doctor</source>
        <translation>Preguntas para mi médico</translation>
    </message>
    <message>
        <source>Ready when you are</source>
        <translation>Cuando usted quiera</translation>
    </message>
    <message>
        <source>See the warning signs</source>
        <translation>Ver las señales de alerta</translation>
    </message>
    <message>
        <source>Short answers</source>
        <translation>Respuestas cortas</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Llévelo con usted</translation>
    </message>
    <message>
        <source>The main points on one screen</source>
        <translation>Lo principal en una pantalla</translation>
    </message>
    <message>
        <source>The two treatments side by side.</source>
        <translation>Los dos tratamientos, lado a lado.</translation>
    </message>
    <message>
        <source>What each treatment is, in plain words.</source>
        <translation>Qué es cada tratamiento, en palabras sencillas.</translation>
    </message>
    <message>
        <source>Where you stand, to share with your doctor.</source>
        <translation>En qué punto está, para hablarlo con su médico.</translation>
    </message>
    <message>
        <source>{count} of {total} so far</source>
        <translation>Lleva {count} de {total}</translation>
    </message>
    <message>
        <source>{count} picked</source>
        <translation>Elegidas: {count}</translation>
    </message>
</context>
<context>
    <name>IconArrayFigure</name>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} de {total}</translation>
    </message>
</context>
<context>
    <name>MinuteScreen</name>
    <message>
        <source>How sure are we?</source>
        <translation>¿Qué tan seguro es?</translation>
    </message>
    <message>
        <source>Read the guide</source>
        <translation>Leer la guía</translation>
    </message>
    <message>
        <source>The main points</source>
        <translation>Lo principal</translation>
    </message>
</context>
<context>
    <name>OutcomeScreen</name>
    <message>
        <source>Answer what is left open</source>
        <translation>Contestar lo que falta</translation>
    </message>
    <message>
        <source>Change my answers</source>
        <translation>Cambiar mis respuestas</translation>
    </message>
    <message>
        <source>Good questions to ask</source>
        <translation>Buenas preguntas</translation>
    </message>
    <message>
        <source>Here you will see what to tell and ask your doctor, once you have answered a few questions. There are no wrong answers, and it is fine not to be sure.</source>
        <translation>Cuando conteste unas preguntas, aquí verá qué contar y qué preguntar a su médico. No hay respuestas malas, y está bien no saber algo.</translation>
    </message>
    <message>
        <source>Print my page</source>
        <translation>Imprimir mi hoja</translation>
    </message>
    <message>
        <source>Questions for my doctor</source>
        <translation>Preguntas para mi médico</translation>
    </message>
    <message>
        <source>Start the self-check</source>
        <translation>Empezar la autoevaluación</translation>
    </message>
    <message>
        <source>This is not a diagnosis. It sets your answers beside the points that doctors look at.</source>
        <translation>Esto no es un diagnóstico. Pone sus respuestas junto a los puntos que miran los médicos.</translation>
    </message>
    <message>
        <source>Touch one to print it on your page.</source>
        <translation>Toque una para que salga en su hoja.</translation>
    </message>
    <message>
        <source>What to talk about with your doctor</source>
        <translation>De qué hablar con su médico</translation>
    </message>
</context>
<context>
    <name>PageScreen</name>
    <message>
        <source>Show this to your doctor, or take a picture of it with your phone.</source>
        <translation>Muéstrele esto a su médico, o tómele una foto con su teléfono.</translation>
    </message>
    <message>
        <source>Your page, side {number}</source>
        <translation>Su hoja, lado {number}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Making your page…</source>
        <translation>Preparando su hoja…</translation>
    </message>
</context>
<context>
    <name>PageWords</name>
    <message>
        <source>Get help now</source>
        <translation>Pida ayuda ahora mismo</translation>
    </message>
    <message>
        <source>I am not sure</source>
        <translation>No lo sé</translation>
    </message>
    <message>
        <source>My other answers</source>
        <translation>Mis otras respuestas</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>What I want to ask</source>
        <translation>Lo que quiero preguntar</translation>
    </message>
    <message>
        <source>What doctors look at, and my answers</source>
        <translation>Lo que miran los médicos y mis respuestas</translation>
    </message>
    <message>
        <source>What matters most to me</source>
        <translation>Lo que más me importa</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>You could also ask</source>
        <translation>También podría preguntar</translation>
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>Ask about this</source>
        <translation>Pregunte sobre esto</translation>
    </message>
    <message>
        <source>Doctors look for: {what}.</source>
        <translation>Los médicos buscan: {what}.</translation>
    </message>
    <message>
        <source>Does not line up</source>
        <translation>No coincide</translation>
    </message>
    <message>
        <source>How sure are we?</source>
        <translation>¿Qué tan seguro es?</translation>
    </message>
    <message>
        <source>I am not sure</source>
        <translation>No lo sé</translation>
    </message>
    <message>
        <source>Lines up</source>
        <translation>Coincide</translation>
    </message>
    <message>
        <source>You said: {what}.</source>
        <translation>Usted dijo: {what}.</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Errors: {errors}. Warnings: {warnings}.</source>
        <translation>Errores: {errors}. Advertencias: {warnings}.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Preview: {title}</source>
        <translation>Vista previa: {title}</translation>
    </message>
    <message>
        <source>The guide is shown as it was before the errors.</source>
        <translation>La guía se muestra como estaba antes de los errores.</translation>
    </message>
    <message>
        <source>There is nothing to show yet.</source>
        <translation>Todavía no hay nada que mostrar.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>What is wrong with the guide</source>
        <translation>Lo que está mal en la guía</translation>
    </message>
</context>
<context>
    <name>PrinterLine</name>
    <message>
        <source>Ask for your page there.</source>
        <translation>Pida ahí su hoja.</translation>
    </message>
    <message>
        <source>Looking for the printer…</source>
        <translation>Buscando la impresora…</translation>
    </message>
    <message>
        <source>Please tell the front desk.</source>
        <translation>Avise en la recepción, por favor.</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Imprimiendo…</translation>
    </message>
    <message>
        <source>The front desk will print it for you.</source>
        <translation>En la recepción se la imprimirán.</translation>
    </message>
    <message>
        <source>The printer at the front desk is ready.</source>
        <translation>La impresora de la recepción está lista.</translation>
    </message>
    <message>
        <source>There is no printer here.</source>
        <translation>Aquí no hay impresora.</translation>
    </message>
    <message>
        <source>You can show this screen to your doctor.</source>
        <translation>Puede mostrar esta pantalla a su médico.</translation>
    </message>
    <message>
        <source>You can still show this screen to your doctor.</source>
        <translation>También puede mostrar esta pantalla a su médico.</translation>
    </message>
    <message>
        <source>Your answers are still here.</source>
        <translation>Sus respuestas siguen aquí.</translation>
    </message>
    <message>
        <source>Your page could not be made. Please tell the front desk.</source>
        <translation>No se pudo hacer su hoja. Avise en la recepción, por favor.</translation>
    </message>
    <message>
        <source>Your page did not print. Please tell the front desk.</source>
        <translation>Su hoja no se imprimió. Avise en la recepción, por favor.</translation>
    </message>
    <message>
        <source>Your page is at the front desk.</source>
        <translation>Su hoja está en la recepción.</translation>
    </message>
    <message>
        <source>Your page is saved. The front desk will print it.</source>
        <translation>Su hoja está guardada. La imprimirán en la recepción.</translation>
    </message>
    <message>
        <source>Your page waits at the printer. Please tell the front desk.</source>
        <translation>Su hoja espera en la impresora. Avise en la recepción, por favor.</translation>
    </message>
    <message>
        <source>Your page went to the printer at the front desk.</source>
        <translation>Su hoja se envió a la impresora de la recepción.</translation>
    </message>
    <message>
        <source>Your page will be at the front desk in a moment.</source>
        <translation>En un momento su hoja estará en la recepción.</translation>
    </message>
</context>
<context>
    <name>ReaderScreen</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back to the guide</source>
        <translation>Volver a la guía</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>How sure are we?</source>
        <translation>¿Qué tan seguro es?</translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation>Siguiente: {title}</translation>
    </message>
    <message>
        <source>One person&apos;s story</source>
        <translation>La historia de una persona</translation>
    </message>
    <message>
        <source>Part {number} of {count}</source>
        <translation>Parte {number} de {count}</translation>
    </message>
    <message>
        <source>Sources used in this part: {count}</source>
        <translation>Fuentes de esta parte: {count}</translation>
    </message>
</context>
<context>
    <name>RowButton</name>
    <message>
        <source>Touch for more about this.</source>
        <translation>Toque para saber más.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>My name was called</source>
        <translation>Ya me llamaron</translation>
    </message>
</context>
<context>
    <name>ScrollPage</name>
    <message>
        <source>Back to the top</source>
        <translation>Volver arriba</translation>
    </message>
    <message>
        <source>More below</source>
        <translation>Hay más abajo</translation>
    </message>
</context>
<context>
    <name>StaffAboutScreen</name>
    <message>
        <source>Asks “Are you still there?” after</source>
        <translation>Pregunta “¿Sigue ahí?” después de</translation>
    </message>
    <message>
        <source>Back to patients</source>
        <translation>Volver a los pacientes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Folder for pages</source>
        <translation>Carpeta para las hojas</translation>
    </message>
    <message>
        <source>For staff: about this kiosk</source>
        <translation>Para el personal: sobre este quiosco</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>It is being asked…</source>
        <translation>Preguntando a la impresora…</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Hay que revisarla</translation>
    </message>
    <message>
        <source>No clinician has reviewed this guide yet</source>
        <translation>Ningún profesional de la salud ha revisado esta guía todavía</translation>
    </message>
    <message>
        <source>Nobody has reviewed the translation yet</source>
        <translation>Nadie ha revisado la traducción todavía</translation>
    </message>
    <message>
        <source>None is set</source>
        <translation>No hay ninguna</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Revisada por</translation>
    </message>
    <message>
        <source>The one that came with the kiosk</source>
        <translation>La que vino con el quiosco</translation>
    </message>
    <message>
        <source>Then erases everything after</source>
        <translation>Luego borra todo después de</translation>
    </message>
    <message>
        <source>This kiosk</source>
        <translation>Este quiosco</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>To be reviewed again by</source>
        <translation>Próxima revisión, a más tardar</translation>
    </message>
    <message>
        <source>Translation reviewed by</source>
        <translation>Traducción revisada por</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Version of the app</source>
        <translation>Versión del programa</translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation>{seconds} segundos</translation>
    </message>
</context>
<context>
    <name>StatPairFigure</name>
    <message>
        <source>It could be from {low} to {high}.</source>
        <translation>Podría ser de {low} a {high}.</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>Borrar ahora</translation>
    </message>
    <message>
        <source>Nothing was erased. Touch anywhere to go on.</source>
        <translation>No se borró nada. Toque donde quiera para seguir.</translation>
    </message>
    <message>
        <source>Seconds left: {seconds}</source>
        <translation>Segundos que quedan: {seconds}</translation>
    </message>
    <message>
        <source>To keep your answers private, this screen will erase itself.</source>
        <translation>Para cuidar su privacidad, esta pantalla se borrará sola.</translation>
    </message>
    <message>
        <source>Yes, keep going</source>
        <translation>Sí, seguir</translation>
    </message>
</context>
<context>
    <name>SummaryScreen</name>
    <message>
        <source>Finish and erase</source>
        <translation>Terminar y borrar</translation>
    </message>
    <message>
        <source>Print 1 page</source>
        <translation>Imprimir 1 página</translation>
    </message>
    <message>
        <source>Print 2 pages</source>
        <translation>Imprimir 2 páginas</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Imprimir otra vez</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Imprimiendo…</translation>
    </message>
    <message>
        <source>Show it on this screen</source>
        <translation>Mostrarla en esta pantalla</translation>
    </message>
    <message>
        <source>Then touch “Finish and erase” here.</source>
        <translation>Luego toque aquí “Terminar y borrar”.</translation>
    </message>
    <message>
        <source>This is the page that will print. It has no name on it. Write yours by hand if you like.</source>
        <translation>Esta es la hoja que se imprimirá. No lleva su nombre. Escríbalo a mano si quiere.</translation>
    </message>
    <message>
        <source>This is your page to talk about with your doctor. It has no name on it.</source>
        <translation>Esta es su hoja para hablar con su médico. No lleva su nombre.</translation>
    </message>
    <message>
        <source>Try to print</source>
        <translation>Intentar imprimir</translation>
    </message>
    <message>
        <source>Your page, side {number}. Touch to see it large.</source>
        <translation>Su hoja, lado {number}. Toque para verla en grande.</translation>
    </message>
    <message>
        <source>Your summary is ready</source>
        <translation>Su resumen está listo</translation>
    </message>
</context>
<context>
    <name>TableHead</name>
    <message>
        <source>Matters to me</source>
        <translation>Me importa</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño de letra</translation>
    </message>
    <message>
        <source>Text {percent} %</source>
        <translation>Letra {percent} %</translation>
    </message>
</context>
<context>
    <name>WarningGate</name>
    <message>
        <source>I am not sure</source>
        <translation>No lo sé</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Nada de esto</translation>
    </message>
    <message>
        <source>One or more of these</source>
        <translation>Sí, algo de esto</translation>
    </message>
</context>
<context>
    <name>WarningSignsScreen</name>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>None of these. Go back</source>
        <translation>Nada de esto. Volver</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Private. Nothing you enter is saved or sent. About {minutes} minutes.</source>
        <translation>Es privado. No se guarda ni se envía nada de lo que ponga aquí. Unos {minutes} minutos.</translation>
    </message>
    <message>
        <source>Start in English</source>
        <translation>Empezar en español</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation>Toque para empezar</translation>
    </message>
</context>
</TS>
