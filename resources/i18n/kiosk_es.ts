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
        <source>Take it on my phone</source>
        <translation>Llevarla en mi teléfono</translation>
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
    <name>ChangeList</name>
    <message>
        <source>About the guide</source>
        <translation>Acerca de la guía</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambia</translation>
    </message>
    <message>
        <source>Common question</source>
        <translation>Pregunta frecuente</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figura</translation>
    </message>
    <message>
        <source>Goes: {text}</source>
        <translation>Se quita: {text}</translation>
    </message>
    <message>
        <source>Main point</source>
        <translation>Punto principal</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Cambia de lugar</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>New: {text}</source>
        <translation>Nuevo: {text}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Point that doctors look at</source>
        <translation>Punto que miran los médicos</translation>
    </message>
    <message>
        <source>Question of the self-check</source>
        <translation>Pregunta de la autoevaluación</translation>
    </message>
    <message>
        <source>Questions for the doctor</source>
        <translation>Preguntas para el médico</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Se quita</translation>
    </message>
    <message>
        <source>Row of the comparison</source>
        <translation>Fila de la comparación</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>The comparison</source>
        <translation>La comparación</translation>
    </message>
    <message>
        <source>The self-check</source>
        <translation>La autoevaluación</translation>
    </message>
    <message>
        <source>The words stay the same; what they point to changes.</source>
        <translation>Las palabras no cambian; cambia a dónde llevan.</translation>
    </message>
    <message>
        <source>Warning signs</source>
        <translation>Señales de alarma</translation>
    </message>
    <message>
        <source>Word explained</source>
        <translation>Palabra explicada</translation>
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
    <name>CodeView</name>
    <message>
        <source>Making your code…</source>
        <translation>Preparando su código…</translation>
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
    <name>ContentsList</name>
    <message>
        <source>More sections</source>
        <translation>Más secciones</translation>
    </message>
    <message>
        <source>Sections before</source>
        <translation>Secciones anteriores</translation>
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
        <source>Another topic</source>
        <translation>Otro tema</translation>
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
    <name>Journal</name>
    <message>
        <source>A damaged file was put aside</source>
        <translation>Se apartó un archivo dañado</translation>
    </message>
    <message>
        <source>A key was not taken</source>
        <translation>No se aceptó una clave</translation>
    </message>
    <message>
        <source>A page was made</source>
        <translation>Se hizo una página</translation>
    </message>
    <message>
        <source>A setting was changed</source>
        <translation>Se cambió un ajuste</translation>
    </message>
    <message>
        <source>A test page was printed</source>
        <translation>Se imprimió una página de prueba</translation>
    </message>
    <message>
        <source>A wrong PIN was entered</source>
        <translation>Se escribió un PIN incorrecto</translation>
    </message>
    <message>
        <source>An earlier version could not be shown</source>
        <translation>No se pudo mostrar una versión anterior</translation>
    </message>
    <message>
        <source>An earlier version was brought back</source>
        <translation>Se recuperó una versión anterior</translation>
    </message>
    <message>
        <source>An update was refused</source>
        <translation>Se rechazó una actualización</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>No se hizo</translation>
    </message>
    <message>
        <source>A recording of the guide was played</source>
        <translation>Se reprodujo una grabación de la guía</translation>
    </message>
    <message>
        <source>Nothing can be read aloud</source>
        <translation>No se puede leer nada en voz alta</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nada nuevo</translation>
    </message>
    <message>
        <source>Patients may print again at once</source>
        <translation>Los pacientes pueden imprimir otra vez desde ya</translation>
    </message>
    <message>
        <source>Something was left out</source>
        <translation>Algo se dejó fuera</translation>
    </message>
    <message>
        <source>Staff came in</source>
        <translation>Entró el personal</translation>
    </message>
    <message>
        <source>Staff left</source>
        <translation>Salió el personal</translation>
    </message>
    <message>
        <source>The PIN was set</source>
        <translation>Se estableció el PIN</translation>
    </message>
    <message>
        <source>The clinic&apos;s key was paired</source>
        <translation>Se vinculó la clave de la clínica</translation>
    </message>
    <message>
        <source>The counts were written onto a stick</source>
        <translation>Los recuentos se copiaron en una memoria USB</translation>
    </message>
    <message>
        <source>The file for the technician was written</source>
        <translation>Se creó el archivo para el servicio técnico</translation>
    </message>
    <message>
        <source>The guide was printed on paper</source>
        <translation>Se imprimió la guía en papel</translation>
    </message>
    <message>
        <source>The guide was updated</source>
        <translation>Se actualizó la guía</translation>
    </message>
    <message>
        <source>The kiosk was closed</source>
        <translation>Se cerró el quiosco</translation>
    </message>
    <message>
        <source>The kiosk was restarted</source>
        <translation>Se reinició el quiosco</translation>
    </message>
    <message>
        <source>The settings were read</source>
        <translation>Se leyeron los ajustes</translation>
    </message>
    <message>
        <source>The web server was asked for an update</source>
        <translation>Se pidió una actualización al servidor web</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Capital letter</source>
        <translation>Mayúscula</translation>
    </message>
    <message>
        <source>Delete the last letter</source>
        <translation>Borrar la última letra</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
</context>
<context>
    <name>LibraryScreen</name>
    <message>
        <source>Back to my topic</source>
        <translation>Volver a mi tema</translation>
    </message>
    <message>
        <source>Finish and erase</source>
        <translation>Terminar y borrar</translation>
    </message>
    <message>
        <source>More topics</source>
        <translation>Más temas</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>No se encontró nada.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Show all topics</source>
        <translation>Ver todos los temas</translation>
    </message>
    <message>
        <source>This topic cannot be shown now. Please choose another one, or ask at the desk.</source>
        <translation>Este tema no se puede mostrar ahora. Elija otro o pregunte en la recepción.</translation>
    </message>
    <message>
        <source>Topics before</source>
        <translation>Temas anteriores</translation>
    </message>
    <message>
        <source>Topics found: {count}</source>
        <translation>Temas encontrados: {count}</translation>
    </message>
    <message>
        <source>Topics {first} to {last} of {total}</source>
        <translation>Temas {first} a {last} de {total}</translation>
    </message>
    <message>
        <source>Try another or a shorter word, look through all topics, or ask at the desk.</source>
        <translation>Pruebe con otra palabra o con una más corta, mire todos los temas o pregunte en la recepción.</translation>
    </message>
    <message>
        <source>Type a word, such as a part of the body.</source>
        <translation>Escriba una palabra, por ejemplo una parte del cuerpo.</translation>
    </message>
    <message>
        <source>What do you want to read about?</source>
        <translation>¿Sobre qué quiere leer?</translation>
    </message>
    <message>
        <source>Words to search for</source>
        <translation>Palabras que busca</translation>
    </message>
    <message>
        <source>Your answers belong to “{topic}”. If you choose another topic, they are erased. Print your page first if you want to keep it.</source>
        <translation>Sus respuestas son del tema «{topic}». Si elige otro tema, se borran. Si quiere conservar su hoja, imprímala antes.</translation>
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
    <name>NumberPad</name>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>Borrar la última cifra</translation>
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
        <source>Take it on my phone</source>
        <translation>Llevarla en mi teléfono</translation>
    </message>
    <message>
        <source>Your answers are still here, and you can take them on your phone.</source>
        <translation>Sus respuestas siguen aquí y puede llevárselas en su teléfono.</translation>
    </message>
    <message>
        <source>Your page could not be made. Please tell the front desk.</source>
        <translation>No se pudo hacer su hoja. Avise en la recepción, por favor.</translation>
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
    <name>Paper</name>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>A code for the clinic&apos;s computer. It holds the answers that stand on this page.</source>
        <translation>Un código para la computadora de la clínica. Contiene las respuestas que están en esta hoja.</translation>
    </message>
    <message>
        <source>Answer this only if {conditions}.</source>
        <translation>Conteste esto solo si {conditions}.</translation>
    </message>
    <message>
        <source>April</source>
        <translation>abril</translation>
    </message>
    <message>
        <source>Ask about this</source>
        <translation>Pregunte sobre esto</translation>
    </message>
    <message>
        <source>August</source>
        <translation>agosto</translation>
    </message>
    <message>
        <source>Compared with: {said}</source>
        <translation>Comparado con: {said}</translation>
    </message>
    <message>
        <source>December</source>
        <translation>diciembre</translation>
    </message>
    <message>
        <source>Does not line up</source>
        <translation>No coincide</translation>
    </message>
    <message>
        <source>February</source>
        <translation>febrero</translation>
    </message>
    <message>
        <source>For how long: {said}</source>
        <translation>Por cuánto tiempo: {said}</translation>
    </message>
    <message>
        <source>For the clinic: my answers</source>
        <translation>Para la clínica: mis respuestas</translation>
    </message>
    <message>
        <source>Get help now</source>
        <translation>Pida ayuda ahora mismo</translation>
    </message>
    <message>
        <source>Give these pages to your doctor.</source>
        <translation>Entregue estas hojas a su médico.</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>How it fits</source>
        <translation>Cómo encaja</translation>
    </message>
    <message>
        <source>How sure are we? {said}</source>
        <translation>¿Qué tan seguros estamos? {said}</translation>
    </message>
    <message>
        <source>I am not sure</source>
        <translation>No lo sé</translation>
    </message>
    <message>
        <source>January</source>
        <translation>enero</translation>
    </message>
    <message>
        <source>July</source>
        <translation>julio</translation>
    </message>
    <message>
        <source>June</source>
        <translation>junio</translation>
    </message>
    <message>
        <source>Lines up</source>
        <translation>Coincide</translation>
    </message>
    <message>
        <source>Made by the patient in the waiting room.</source>
        <translation>Hecha por el paciente en la sala de espera.</translation>
    </message>
    <message>
        <source>March</source>
        <translation>marzo</translation>
    </message>
    <message>
        <source>Mark a box with a pen. Leave out what you do not want to answer.</source>
        <translation>Marque una casilla con un bolígrafo. Deje en blanco lo que no quiera contestar.</translation>
    </message>
    <message>
        <source>Mark all that fit.</source>
        <translation>Marque todas las que van con usted.</translation>
    </message>
    <message>
        <source>Mark one.</source>
        <translation>Marque una.</translation>
    </message>
    <message>
        <source>Mark the ones that you want to ask.</source>
        <translation>Marque las que quiera hacer.</translation>
    </message>
    <message>
        <source>May</source>
        <translation>mayo</translation>
    </message>
    <message>
        <source>More about: {topic}</source>
        <translation>Más sobre: {topic}</translation>
    </message>
    <message>
        <source>My answers</source>
        <translation>Mis respuestas</translation>
    </message>
    <message>
        <source>My other answers</source>
        <translation>Mis otras respuestas</translation>
    </message>
    <message>
        <source>My visit summary</source>
        <translation>Resumen de mi visita</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No clinician has reviewed this guide yet.</source>
        <translation>Ningún profesional de la salud ha revisado esta guía todavía.</translation>
    </message>
    <message>
        <source>No single answer decides. Your doctor looks at all of this with you.</source>
        <translation>Ninguna respuesta decide por sí sola. Su médico lo mira todo con usted.</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>November</source>
        <translation>noviembre</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octubre</translation>
    </message>
    <message>
        <source>One person&apos;s story</source>
        <translation>La historia de una persona</translation>
    </message>
    <message>
        <source>Other interests: {said}</source>
        <translation>Otros intereses: {said}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Página {page} de {pages}</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>Pregunta {number}</translation>
    </message>
    <message>
        <source>Questions to ask your doctor</source>
        <translation>Preguntas para su médico</translation>
    </message>
    <message>
        <source>Read this first</source>
        <translation>Lea esto primero</translation>
    </message>
    <message>
        <source>Reviewed by {who}.</source>
        <translation>Revisado por {who}.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septiembre</translation>
    </message>
    <message>
        <source>The same facts about each treatment, side by side.</source>
        <translation>Los mismos datos de cada tratamiento, uno junto al otro.</translation>
    </message>
    <message>
        <source>There is no score. No single answer decides. Your doctor looks at all of this with you.</source>
        <translation>No hay puntaje. Ninguna respuesta decide por sí sola. Su médico lo mira todo con usted.</translation>
    </message>
    <message>
        <source>This is not a diagnosis.</source>
        <translation>Esto no es un diagnóstico.</translation>
    </message>
    <message>
        <source>This is the guide from the waiting room on paper. Read it at your own pace. It does not tell you what to choose.</source>
        <translation>Esta es la guía de la sala de espera en papel. Léala con calma. No le dice qué elegir.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
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
        <source>What doctors look for</source>
        <translation>Lo que buscan los médicos</translation>
    </message>
    <message>
        <source>What matters most to me</source>
        <translation>Lo que más me importa</translation>
    </message>
    <message>
        <source>Where the facts come from</source>
        <translation>De dónde vienen los datos</translation>
    </message>
    <message>
        <source>Who paid: {said}</source>
        <translation>Quién pagó: {said}</translation>
    </message>
    <message>
        <source>Who was studied: {said}</source>
        <translation>A quiénes se estudió: {said}</translation>
    </message>
    <message>
        <source>Why we ask: {why}</source>
        <translation>Por qué preguntamos: {why}</translation>
    </message>
    <message>
        <source>Words explained</source>
        <translation>Palabras explicadas</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Escriba un número.</translation>
    </message>
    <message>
        <source>Write your own question here</source>
        <translation>Escriba aquí su propia pregunta</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>You could also ask</source>
        <translation>También podría preguntar</translation>
    </message>
    <message>
        <source>and 1 more on the screen</source>
        <translation>y 1 más en la pantalla</translation>
    </message>
    <message>
        <source>and {count} more on the screen</source>
        <translation>y {count} más en la pantalla</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>de {low} a {high}</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>versión {version}</translation>
    </message>
    <message>
        <source>you answered question {number}</source>
        <translation>contestó la pregunta {number}</translation>
    </message>
    <message>
        <source>you did not mark “{answer}” at question {number}</source>
        <translation>no marcó “{answer}” en la pregunta {number}</translation>
    </message>
    <message>
        <source>you left out question {number}</source>
        <translation>dejó en blanco la pregunta {number}</translation>
    </message>
    <message>
        <source>you marked “{answer}” at question {number}</source>
        <translation>marcó “{answer}” en la pregunta {number}</translation>
    </message>
    <message>
        <source>your number at question {number} is less than {answer}</source>
        <translation>su número en la pregunta {number} es menor que {answer}</translation>
    </message>
    <message>
        <source>your number at question {number} is more than {answer}</source>
        <translation>su número en la pregunta {number} es mayor que {answer}</translation>
    </message>
    <message>
        <source>your number at question {number} is not {answer}</source>
        <translation>su número en la pregunta {number} no es {answer}</translation>
    </message>
    <message>
        <source>your number at question {number} is {answer}</source>
        <translation>su número en la pregunta {number} es {answer}</translation>
    </message>
    <message>
        <source>your number at question {number} is {answer} or less</source>
        <translation>su número en la pregunta {number} es {answer} o menos</translation>
    </message>
    <message>
        <source>your number at question {number} is {answer} or more</source>
        <translation>su número en la pregunta {number} es {answer} o más</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} de {total}</translation>
    </message>
    <message>
        <source>{month} {day}, {year}</source>
        <translation>{day} de {month} de {year}</translation>
    </message>
    <message>
        <source>{title}, {version}. Page {page} of {pages}</source>
        <translation>{title}, {version}. Página {page} de {pages}</translation>
    </message>
</context>
<context>
    <name>PhoneScreen</name>
    <message>
        <source>Code {number} of {count}</source>
        <translation>Código {number} de {count}</translation>
    </message>
    <message>
        <source>Finish and erase</source>
        <translation>Terminar y borrar</translation>
    </message>
    <message>
        <source>Next code</source>
        <translation>Siguiente código</translation>
    </message>
    <message>
        <source>Nothing is sent</source>
        <translation>No se envía nada</translation>
    </message>
    <message>
        <source>Open the camera of your phone. Point it at this code.</source>
        <translation>Abra la cámara de su teléfono. Apúntela a este código.</translation>
    </message>
    <message>
        <source>Show it on this screen</source>
        <translation>Mostrarla en esta pantalla</translation>
    </message>
    <message>
        <source>Take it on your phone</source>
        <translation>Llévela en su teléfono</translation>
    </message>
    <message>
        <source>The code could not be made.</source>
        <translation>No se pudo preparar el código.</translation>
    </message>
    <message>
        <source>The code for your phone</source>
        <translation>El código para su teléfono</translation>
    </message>
    <message>
        <source>The text is in the code itself. If your phone offers to search for it, choose “Copy” instead: a search would send it. Others nearby could photograph the code, too.</source>
        <translation>El texto está en el código mismo. Si su teléfono le ofrece buscarlo, elija «Copiar»: una búsqueda lo enviaría. Otras personas cercanas también podrían tomarle una foto al código.</translation>
    </message>
    <message>
        <source>This was the last code. You have it all now.</source>
        <translation>Este era el último código. Ya lo tiene todo.</translation>
    </message>
    <message>
        <source>Touch “Next code” here for the rest.</source>
        <translation>Para ver el resto, toque aquí «Siguiente código».</translation>
    </message>
    <message>
        <source>You can take a picture of your page instead, or show it to your doctor.</source>
        <translation>En cambio, puede tomarle una foto a su hoja o mostrársela a su médico.</translation>
    </message>
    <message>
        <source>Your page appears as text. Touch it, choose “Copy”, and paste it into a note.</source>
        <translation>Su hoja aparece como texto. Tóquelo, elija «Copiar» y péguelo en una nota.</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>Digits typed: {count}</source>
        <translation>Cifras escritas: {count}</translation>
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
    <name>PreviewBanner</name>
    <message>
        <source>End the preview</source>
        <translation>Terminar la vista previa</translation>
    </message>
    <message>
        <source>Preview. Patients do not see this guide yet, and nothing prints.</source>
        <translation>Vista previa. Los pacientes todavía no ven esta guía, y no se imprime nada.</translation>
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
    <name>Printer</name>
    <message>
        <source>A door of the printer is open.</source>
        <translation>Una puerta de la impresora está abierta.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this kiosk to check it.</source>
        <translation>Pida a quien mantiene este quiosco que la revise.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this kiosk to let it print at once.</source>
        <translation>Pida a quien mantiene este quiosco que la cola imprima enseguida.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this kiosk to let it take pages again.</source>
        <translation>Pida a quien mantiene este quiosco que la cola vuelva a aceptar páginas.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this kiosk to start it again.</source>
        <translation>Pida a quien mantiene este quiosco que la ponga otra vez en marcha.</translation>
    </message>
    <message>
        <source>Check its name in the settings.</source>
        <translation>Compruebe su nombre en los ajustes.</translation>
    </message>
    <message>
        <source>Check that it is switched on and that its cable is plugged in.</source>
        <translation>Compruebe que esté encendida y que su cable esté conectado.</translation>
    </message>
    <message>
        <source>Close it.</source>
        <translation>Ciérrela.</translation>
    </message>
    <message>
        <source>It still prints. Have a new cartridge at hand.</source>
        <translation>Todavía imprime. Tenga a mano un cartucho nuevo.</translation>
    </message>
    <message>
        <source>Look at its display and do what it says.</source>
        <translation>Mire su pantalla y haga lo que indica.</translation>
    </message>
    <message>
        <source>Paper is jammed in the printer.</source>
        <translation>Hay papel atascado en la impresora.</translation>
    </message>
    <message>
        <source>Patients can still show their page on the screen.</source>
        <translation>Los pacientes pueden mostrar su página en la pantalla.</translation>
    </message>
    <message>
        <source>Put in a new cartridge.</source>
        <translation>Coloque un cartucho nuevo.</translation>
    </message>
    <message>
        <source>Put paper in; printing goes on by itself.</source>
        <translation>Ponga papel; la impresión sigue por sí sola.</translation>
    </message>
    <message>
        <source>Restart the kiosk. If that does not help, ask whoever looks after it.</source>
        <translation>Reinicie el quiosco. Si eso no ayuda, pregunte a quien lo mantiene.</translation>
    </message>
    <message>
        <source>Take the jammed paper out and close all doors.</source>
        <translation>Saque el papel atascado y cierre todas las puertas.</translation>
    </message>
    <message>
        <source>The folder for pages is not there, or cannot be written.</source>
        <translation>La carpeta de las páginas no está, o no se puede escribir en ella.</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>La impresora no responde.</translation>
    </message>
    <message>
        <source>The printer is out of ink or toner.</source>
        <translation>La impresora no tiene tinta o tóner.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>La impresora no tiene papel.</translation>
    </message>
    <message>
        <source>The printer is printing.</source>
        <translation>La impresora está imprimiendo.</translation>
    </message>
    <message>
        <source>The printer is ready.</source>
        <translation>La impresora está lista.</translation>
    </message>
    <message>
        <source>The printer is warming up.</source>
        <translation>La impresora se está calentando.</translation>
    </message>
    <message>
        <source>The printer needs a hand.</source>
        <translation>La impresora necesita atención.</translation>
    </message>
    <message>
        <source>The printer will soon be out of ink or toner.</source>
        <translation>A la impresora pronto se le acabará la tinta o el tóner.</translation>
    </message>
    <message>
        <source>The printer&apos;s queue holds each page back.</source>
        <translation>La cola de la impresora retiene cada página.</translation>
    </message>
    <message>
        <source>The printer&apos;s queue takes no pages.</source>
        <translation>La cola de la impresora no acepta páginas.</translation>
    </message>
    <message>
        <source>The printer&apos;s queue was stopped.</source>
        <translation>La cola de la impresora está detenida.</translation>
    </message>
    <message>
        <source>The service that runs the printers does not answer.</source>
        <translation>El servicio que maneja las impresoras no responde.</translation>
    </message>
    <message>
        <source>There is no printer of that name, or none is set up.</source>
        <translation>No hay ninguna impresora con ese nombre, o no hay ninguna instalada.</translation>
    </message>
    <message>
        <source>This kiosk has no printer, by its settings.</source>
        <translation>Este quiosco no tiene impresora, según sus ajustes.</translation>
    </message>
</context>
<context>
    <name>PrinterLine</name>
    <message>
        <source>All pages of this visit are printed.</source>
        <translation>Ya se imprimieron todas las hojas de esta visita.</translation>
    </message>
    <message>
        <source>Ask for your page there.</source>
        <translation>Pida ahí su hoja.</translation>
    </message>
    <message>
        <source>Looking for the printer…</source>
        <translation>Buscando la impresora…</translation>
    </message>
    <message>
        <source>No more pages can be printed here for a while.</source>
        <translation>Por un rato no se pueden imprimir más hojas aquí.</translation>
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
        <source>The printer is warming up.</source>
        <translation>La impresora se está calentando.</translation>
    </message>
    <message>
        <source>There is no printer here.</source>
        <translation>Aquí no hay impresora.</translation>
    </message>
    <message>
        <source>You can show this screen to your doctor, or ask the front desk.</source>
        <translation>Puede mostrar esta pantalla a su médico o preguntar en la recepción.</translation>
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
        <source>Your page will be at the front desk in a minute.</source>
        <translation>Su hoja estará en la recepción en un minuto.</translation>
    </message>
    <message>
        <source>Your page will be at the front desk in a moment.</source>
        <translation>En un momento su hoja estará en la recepción.</translation>
    </message>
    <message>
        <source>{done} of {all} pages are printed.</source>
        <translation>Hojas impresas: {done} de {all}.</translation>
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
    <name>SectionButton</name>
    <message>
        <source>You are here</source>
        <translation>Está aquí</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>box to tick</source>
        <translation>casilla</translation>
    </message>
    <message>
        <source>button</source>
        <translation>botón</translation>
    </message>
    <message>
        <source>cannot be used now</source>
        <translation>no se puede usar ahora</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>line to write in</source>
        <translation>línea para escribir</translation>
    </message>
    <message>
        <source>link</source>
        <translation>enlace</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>sin elegir</translation>
    </message>
    <message>
        <source>one of several answers</source>
        <translation>una de varias respuestas</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>words with links</source>
        <translation>texto con enlaces</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
</context>
<context>
    <name>SpeechStrip</name>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Seguir leyendo</translation>
    </message>
    <message>
        <source>Say again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más lento</translation>
    </message>
</context>
<context>
    <name>StaffAboutScreen</name>
    <message>
        <source>A file with versions, settings, journal and the state of the printer. It tells of no patient.</source>
        <translation>Un archivo con versiones, ajustes, diario y el estado de la impresora. No dice nada de ningún paciente.</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Acerca de este quiosco</translation>
    </message>
    <message>
        <source>Can be read aloud</source>
        <translation>Se puede leer en voz alta</translation>
    </message>
    <message>
        <source>Close the kiosk</source>
        <translation>Cerrar el quiosco</translation>
    </message>
    <message>
        <source>Close the kiosk? Patients cannot use it until somebody starts it again.</source>
        <translation>¿Cerrar el quiosco? Los pacientes no podrán usarlo hasta que alguien lo ponga otra vez en marcha.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>For the technician</source>
        <translation>Para el servicio técnico</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Nothing. The journal tells why.</source>
        <translation>Nada. El diario dice por qué.</translation>
    </message>
    <message>
        <source>Restart the kiosk</source>
        <translation>Reiniciar el quiosco</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Eso no funcionó.</translation>
    </message>
    <message>
        <source>Version of the app</source>
        <translation>Versión del programa</translation>
    </message>
    <message>
        <source>Write it onto the stick</source>
        <translation>Copiarlo en la memoria USB</translation>
    </message>
    <message>
        <source>Written onto the stick: {file}</source>
        <translation>Copiado en la memoria USB: {file}</translation>
    </message>
    <message>
        <source>Yes, close it</source>
        <translation>Sí, cerrarlo</translation>
    </message>
    <message>
        <source>You can pull out the stick.</source>
        <translation>Puede retirar la memoria USB.</translation>
    </message>
</context>
<context>
    <name>StaffBar</name>
    <message>
        <source>Back to patients</source>
        <translation>Volver a los pacientes</translation>
    </message>
    <message>
        <source>Closes in {seconds} s</source>
        <translation>Se cierra en {seconds} s</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
</context>
<context>
    <name>StaffContentScreen</name>
    <message>
        <source>A file of this kiosk</source>
        <translation>Un archivo de este quiosco</translation>
    </message>
    <message>
        <source>And more</source>
        <translation>Y más</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Viene de</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Earlier versions on this kiosk</source>
        <translation>Versiones anteriores en este quiosco</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>Volver a esta</translation>
    </message>
    <message>
        <source>Guides to choose from</source>
        <translation>Guías para elegir</translation>
    </message>
    <message>
        <source>Issued {date}</source>
        <translation>Emitida el {date}</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>None yet. After the next update, this version stands here.</source>
        <translation>Ninguna todavía. Después de la próxima actualización, esta versión aparecerá aquí.</translation>
    </message>
    <message>
        <source>Pair with your clinic&apos;s key</source>
        <translation>Vincular con la clave de su clínica</translation>
    </message>
    <message>
        <source>Patients now see version {version}.</source>
        <translation>Los pacientes ven ahora la versión {version}.</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Review again by</source>
        <translation>Revisar de nuevo antes del</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Revisada por</translation>
    </message>
    <message>
        <source>Showing now</source>
        <translation>Se muestra ahora</translation>
    </message>
    <message>
        <source>Take note</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>The earlier version could not be shown.</source>
        <translation>No se pudo mostrar la versión anterior.</translation>
    </message>
    <message>
        <source>The kiosk&apos;s maker</source>
        <translation>El fabricante del quiosco</translation>
    </message>
    <message>
        <source>The last update was refused.</source>
        <translation>La última actualización se rechazó.</translation>
    </message>
    <message>
        <source>The review is overdue.</source>
        <translation>La revisión está vencida.</translation>
    </message>
    <message>
        <source>This guide comes from a file that was named when the kiosk was started.</source>
        <translation>Esta guía viene de un archivo que se indicó al iniciar el quiosco.</translation>
    </message>
    <message>
        <source>To update from a USB stick, have that name removed from the kiosk&apos;s settings.</source>
        <translation>Para actualizar desde una memoria USB, haga que se quite ese nombre de los ajustes del quiosco.</translation>
    </message>
    <message>
        <source>Translation reviewed by</source>
        <translation>Traducción revisada por</translation>
    </message>
    <message>
        <source>Update from USB or file</source>
        <translation>Actualizar desde USB o archivo</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Withdrawn by its publisher</source>
        <translation>Retirada por su editor</translation>
    </message>
    <message>
        <source>Your clinic</source>
        <translation>Su clínica</translation>
    </message>
    <message>
        <source>from the kiosk&apos;s maker</source>
        <translation>del fabricante del quiosco</translation>
    </message>
    <message>
        <source>from your clinic</source>
        <translation>de su clínica</translation>
    </message>
    <message>
        <source>{guide}, and {count} more</source>
        <translation>{guide}, y {count} más</translation>
    </message>
</context>
<context>
    <name>StaffFilesScreen</name>
    <message>
        <source>Choose an update</source>
        <translation>Elegir una actualización</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>No update lies here. An update is a file whose name ends in .kioskupdate.</source>
        <translation>Aquí no hay ninguna actualización. Una actualización es un archivo cuyo nombre termina en .kioskupdate.</translation>
    </message>
    <message>
        <source>One folder up</source>
        <translation>Subir una carpeta</translation>
    </message>
    <message>
        <source>This folder cannot be opened.</source>
        <translation>No se puede abrir esta carpeta.</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>Usar esta carpeta</translation>
    </message>
</context>
<context>
    <name>StaffHandoutScreen</name>
    <message>
        <source>Ask whoever looks after the guide.</source>
        <translation>Pregunte a quien se ocupa de la guía.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>Empty self-check</source>
        <translation>Cuestionario en blanco</translation>
    </message>
    <message>
        <source>For patients who would rather have paper. The warning signs are always on it.</source>
        <translation>Para pacientes que prefieren el papel. Las señales de alarma siempre están incluidas.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>Letra grande</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Página {number} de {count}</translation>
    </message>
    <message>
        <source>Pages are saved to a folder, and staff print them.</source>
        <translation>Las páginas se guardan en una carpeta y el personal las imprime.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print {count} pages</source>
        <translation>Imprimir {count} páginas</translation>
    </message>
    <message>
        <source>Questions to ask</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Size of the print</source>
        <translation>Tamaño de la letra</translation>
    </message>
    <message>
        <source>The guide on paper</source>
        <translation>La guía en papel</translation>
    </message>
    <message>
        <source>The pages are being made…</source>
        <translation>Se están preparando las páginas…</translation>
    </message>
    <message>
        <source>The pages are printed.</source>
        <translation>Las páginas están impresas.</translation>
    </message>
    <message>
        <source>The pages are saved in the folder for pages.</source>
        <translation>Las páginas están guardadas en la carpeta para páginas.</translation>
    </message>
    <message>
        <source>The pages could not be made.</source>
        <translation>No se pudieron preparar las páginas.</translation>
    </message>
    <message>
        <source>The pages went to the printer.</source>
        <translation>Las páginas se enviaron a la impresora.</translation>
    </message>
    <message>
        <source>The pages were not printed.</source>
        <translation>Las páginas no se imprimieron.</translation>
    </message>
    <message>
        <source>The printer is being asked…</source>
        <translation>Se está consultando la impresora…</translation>
    </message>
    <message>
        <source>Usual print</source>
        <translation>Letra normal</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>Qué se imprime</translation>
    </message>
    <message>
        <source>You can go on; they will come.</source>
        <translation>Puede seguir; las páginas van a salir.</translation>
    </message>
    <message>
        <source>{count} pages, one on each sheet</source>
        <translation>{count} páginas, una en cada hoja</translation>
    </message>
    <message>
        <source>{done} of {count} pages are printed…</source>
        <translation>Impresas {done} de {count} páginas…</translation>
    </message>
</context>
<context>
    <name>StaffJournalScreen</name>
    <message>
        <source>Journal</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada todavía.</translation>
    </message>
    <message>
        <source>What was done on this kiosk. Nothing here tells of a patient.</source>
        <translation>Lo que se hizo en este quiosco. Aquí no se dice nada de ningún paciente.</translation>
    </message>
</context>
<context>
    <name>StaffLicencesScreen</name>
    <message>
        <source>Licenses</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>This kiosk is free software under the GNU General Public License, version 3 or later.</source>
        <translation>Este quiosco es software libre bajo la Licencia Pública General de GNU, versión 3 o posterior.</translation>
    </message>
    <message>
        <source>Typeface Atkinson Hyperlegible Next</source>
        <translation>Tipo de letra Atkinson Hyperlegible Next</translation>
    </message>
</context>
<context>
    <name>StaffPairingScreen</name>
    <message>
        <source>All six are the same</source>
        <translation>Las seis son iguales</translation>
    </message>
    <message>
        <source>Compare these six words with those on the publisher&apos;s recovery sheet, or have them read to you by phone.</source>
        <translation>Compare estas seis palabras con las de la hoja de recuperación del editor, o pida que se las lean por teléfono.</translation>
    </message>
    <message>
        <source>Keys that may sign: {keys}. Needed for an update: {threshold}.</source>
        <translation>Claves que pueden firmar: {keys}. Necesarias para una actualización: {threshold}.</translation>
    </message>
    <message>
        <source>Pair with your clinic&apos;s key</source>
        <translation>Vincular con la clave de su clínica</translation>
    </message>
    <message>
        <source>Plug in the USB stick with your clinic&apos;s key.</source>
        <translation>Conecte la memoria USB con la clave de su clínica.</translation>
    </message>
    <message>
        <source>The key is a file called root.json. Whoever publishes your guides has it.</source>
        <translation>La clave es un archivo llamado root.json. Lo tiene quien publica sus guías.</translation>
    </message>
    <message>
        <source>The key was not taken.</source>
        <translation>No se aceptó la clave.</translation>
    </message>
    <message>
        <source>They are not</source>
        <translation>No lo son</translation>
    </message>
    <message>
        <source>This kiosk has a clinic&apos;s key already; another one takes its place.</source>
        <translation>Este quiosco ya tiene la clave de una clínica; otra ocupará su lugar.</translation>
    </message>
    <message>
        <source>This kiosk now trusts your clinic&apos;s key.</source>
        <translation>Este quiosco ahora confía en la clave de su clínica.</translation>
    </message>
    <message>
        <source>Updates signed with it are accepted.</source>
        <translation>Se aceptan las actualizaciones firmadas con ella.</translation>
    </message>
</context>
<context>
    <name>StaffPinScreen</name>
    <message>
        <source>At least {count} digits that nobody guesses. Keep it where staff find it.</source>
        <translation>Al menos {count} cifras que nadie adivine. Guárdelo donde el personal lo encuentre.</translation>
    </message>
    <message>
        <source>Choose a PIN for staff</source>
        <translation>Elija un PIN para el personal</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>Escriba el PIN</translation>
    </message>
    <message>
        <source>Enter the same PIN again</source>
        <translation>Escriba el mismo PIN otra vez</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>So that no slip of a finger locks you out.</source>
        <translation>Para que un descuido del dedo no le impida entrar.</translation>
    </message>
    <message>
        <source>That was not the PIN. Try again.</source>
        <translation>Ese no era el PIN. Pruebe otra vez.</translation>
    </message>
    <message>
        <source>The two were not the same. Choose a PIN again.</source>
        <translation>Los dos no eran iguales. Elija otra vez un PIN.</translation>
    </message>
    <message>
        <source>Then touch the tick.</source>
        <translation>Después toque la marca de verificación.</translation>
    </message>
    <message>
        <source>Too many wrong tries. You can try again in {time}.</source>
        <translation>Demasiados intentos incorrectos. Puede probar otra vez en {time}.</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
</context>
<context>
    <name>StaffPrinterScreen</name>
    <message>
        <source>Change these</source>
        <translation>Cambiar esto</translation>
    </message>
    <message>
        <source>Folder for pages</source>
        <translation>Carpeta de las páginas</translation>
    </message>
    <message>
        <source>In {minutes} min they can print again by themselves. Until then, their page is shown on the screen.</source>
        <translation>En {minutes} min podrán imprimir de nuevo por sí solos. Hasta entonces, su hoja se muestra en la pantalla.</translation>
    </message>
    <message>
        <source>Let them print now</source>
        <translation>Permitir que impriman ya</translation>
    </message>
    <message>
        <source>None is set</source>
        <translation>No hay ninguna</translation>
    </message>
    <message>
        <source>None, by the settings</source>
        <translation>Ninguna, según los ajustes</translation>
    </message>
    <message>
        <source>Pages are saved to a folder, and staff print them.</source>
        <translation>Las páginas se guardan en una carpeta y el personal las imprime.</translation>
    </message>
    <message>
        <source>Pages in the last hour</source>
        <translation>Páginas en la última hora</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Patients have printed all pages of this hour.</source>
        <translation>Los pacientes ya imprimieron todas las páginas de esta hora.</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimir una página de prueba</translation>
    </message>
    <message>
        <source>Print the guide on paper</source>
        <translation>Imprimir la guía en papel</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>The kiosk erases each copy when its visit ends. Ask whoever looks after this kiosk to write “PreserveJobFiles No” into the print server&apos;s cupsd.conf, so that none is kept at all.</source>
        <translation>El quiosco borra cada copia cuando termina su visita. Pida a quien mantiene este quiosco que escriba «PreserveJobFiles No» en el archivo cupsd.conf del servidor de impresión, para que no se guarde ninguna.</translation>
    </message>
    <message>
        <source>The last page was not printed.</source>
        <translation>La última página no se imprimió.</translation>
    </message>
    <message>
        <source>The print server keeps a copy of each page.</source>
        <translation>El servidor de impresión guarda una copia de cada página.</translation>
    </message>
    <message>
        <source>The printer is being asked…</source>
        <translation>Se está consultando la impresora…</translation>
    </message>
    <message>
        <source>The system&apos;s usual one</source>
        <translation>La habitual del sistema</translation>
    </message>
    <message>
        <source>The test page could not be made.</source>
        <translation>No se pudo crear la página de prueba.</translation>
    </message>
    <message>
        <source>The test page is on its way…</source>
        <translation>La página de prueba está en camino…</translation>
    </message>
    <message>
        <source>The test page is printed.</source>
        <translation>La página de prueba está impresa.</translation>
    </message>
    <message>
        <source>The test page is saved in the folder for pages.</source>
        <translation>La página de prueba está guardada en la carpeta de las páginas.</translation>
    </message>
    <message>
        <source>The test page was not printed.</source>
        <translation>La página de prueba no se imprimió.</translation>
    </message>
    <message>
        <source>The test page went to the printer.</source>
        <translation>La página de prueba se envió a la impresora.</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>Carta (EE. UU.)</translation>
    </message>
    <message>
        <source>{used} of {most}</source>
        <translation>{used} de {most}</translation>
    </message>
</context>
<context>
    <name>StaffScreen</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Uso</translation>
    </message>
</context>
<context>
    <name>StaffSettingsScreen</name>
    <message>
        <source>A change of the printer or the paper counts after a restart.</source>
        <translation>Un cambio de impresora o de papel vale después de reiniciar.</translation>
    </message>
    <message>
        <source>As in the guide: {name}</source>
        <translation>Como en la guía: {name}</translation>
    </message>
    <message>
        <source>Ask “Are you still there?” after</source>
        <translation>Preguntar «¿Sigue ahí?» después de</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Cambiar el PIN</translation>
    </message>
    <message>
        <source>Contrast at first</source>
        <translation>Contraste al empezar</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>For every visit</source>
        <translation>Para cada visita</translation>
    </message>
    <message>
        <source>Languages that patients can choose</source>
        <translation>Idiomas que los pacientes pueden elegir</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Name of the practice</source>
        <translation>Nombre del consultorio</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>Sin impresora</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Paper in the printer</source>
        <translation>Papel en la impresora</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>Restart the kiosk under “About”.</source>
        <translation>Reinicie el quiosco en «Acerca de».</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Take back all changes</source>
        <translation>Deshacer todos los cambios</translation>
    </message>
    <message>
        <source>Text size at first</source>
        <translation>Tamaño del texto al empezar</translation>
    </message>
    <message>
        <source>The change was not kept.</source>
        <translation>El cambio no se guardó.</translation>
    </message>
    <message>
        <source>The system&apos;s usual one</source>
        <translation>La habitual del sistema</translation>
    </message>
    <message>
        <source>Things may move on the screen</source>
        <translation>Puede haber movimiento en la pantalla</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>Carta (EE. UU.)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation>{seconds} segundos</translation>
    </message>
</context>
<context>
    <name>StaffUpdateScreen</name>
    <message>
        <source>After the update</source>
        <translation>Después de actualizar</translation>
    </message>
    <message>
        <source>An update is a file whose name ends in .kioskupdate.</source>
        <translation>Una actualización es un archivo cuyo nombre termina en .kioskupdate.</translation>
    </message>
    <message>
        <source>And {count} more</source>
        <translation>Y {count} más</translation>
    </message>
    <message>
        <source>Another guide</source>
        <translation>Otra guía</translation>
    </message>
    <message>
        <source>Back to content</source>
        <translation>Volver a contenido</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Changed: {title} ({before} → {after})</source>
        <translation>Cambia: {title} ({before} → {after})</translation>
    </message>
    <message>
        <source>Checking the update</source>
        <translation>Comprobando la actualización</translation>
    </message>
    <message>
        <source>Choose a file or folder</source>
        <translation>Elegir un archivo o una carpeta</translation>
    </message>
    <message>
        <source>Do not install</source>
        <translation>No instalar</translation>
    </message>
    <message>
        <source>Goes: {title} ({before})</source>
        <translation>Se quita: {title} ({before})</translation>
    </message>
    <message>
        <source>Guides after the update: {count}</source>
        <translation>Guías después de la actualización: {count}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Instalando…</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitida</translation>
    </message>
    <message>
        <source>It is found by itself; that can take a few seconds.</source>
        <translation>Se encuentra por sí sola; puede tardar unos segundos.</translation>
    </message>
    <message>
        <source>Its publisher says</source>
        <translation>Su editor dice</translation>
    </message>
    <message>
        <source>New: {title} ({after})</source>
        <translation>Nueva: {title} ({after})</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>Nothing that patients read changes.</source>
        <translation>No cambia nada de lo que leen los pacientes.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Other parts changed: {count}</source>
        <translation>Otras partes que cambian: {count}</translation>
    </message>
    <message>
        <source>Patients now see version {version}.</source>
        <translation>Los pacientes ven ahora la versión {version}.</translation>
    </message>
    <message>
        <source>Patients see this version already: {version}.</source>
        <translation>Los pacientes ya ven esta versión: {version}.</translation>
    </message>
    <message>
        <source>Patients still have the guide of before.</source>
        <translation>Los pacientes siguen teniendo la guía de antes.</translation>
    </message>
    <message>
        <source>Plug in the USB stick with the update.</source>
        <translation>Conecte la memoria USB con la actualización.</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>Revisada por</translation>
    </message>
    <message>
        <source>Sections added: {count}</source>
        <translation>Secciones nuevas: {count}</translation>
    </message>
    <message>
        <source>Sections changed: {count}</source>
        <translation>Secciones que cambian: {count}</translation>
    </message>
    <message>
        <source>Sections moved: {count}</source>
        <translation>Secciones que cambian de lugar: {count}</translation>
    </message>
    <message>
        <source>Sections removed: {count}</source>
        <translation>Secciones que se quitan: {count}</translation>
    </message>
    <message>
        <source>See it as patients will</source>
        <translation>Verla como los pacientes</translation>
    </message>
    <message>
        <source>The update can be installed all the same. Please have the clock set.</source>
        <translation>La actualización se puede instalar de todos modos. Haga que se ajuste el reloj.</translation>
    </message>
    <message>
        <source>The update was refused.</source>
        <translation>La actualización se rechazó.</translation>
    </message>
    <message>
        <source>There is no update on this stick.</source>
        <translation>No hay ninguna actualización en esta memoria USB.</translation>
    </message>
    <message>
        <source>There is nothing to install. You can pull out the stick.</source>
        <translation>No hay nada que instalar. Puede retirar la memoria USB.</translation>
    </message>
    <message>
        <source>This kiosk&apos;s clock seems to be wrong.</source>
        <translation>El reloj de este quiosco parece estar mal.</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Tarda un momento.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Update the guide</source>
        <translation>Actualizar la guía</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Qué va a cambiar</translation>
    </message>
    <message>
        <source>You can pull out the stick. The version of before stays on this kiosk, in case you want it back.</source>
        <translation>Puede retirar la memoria USB. La versión de antes se queda en este quiosco, por si quiere recuperarla.</translation>
    </message>
</context>
<context>
    <name>StaffUsageScreen</name>
    <message>
        <source>A ring stands for a day with fewer than {count} visits, whose counts nobody is told, and for today, which is not over yet.</source>
        <translation>Un círculo vacío es un día con menos de {count} visitas, cuyos recuentos no se dicen a nadie, o el día de hoy, que todavía no termina.</translation>
    </message>
    <message>
        <source>Export to the stick</source>
        <translation>Copiar en la memoria USB</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Pages printed</source>
        <translation>Páginas impresas</translation>
    </message>
    <message>
        <source>Sections opened</source>
        <translation>Secciones abiertas</translation>
    </message>
    <message>
        <source>Self-checks finished</source>
        <translation>Autoevaluaciones terminadas</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Eso no funcionó.</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>Visits a day in the last {days} days</source>
        <translation>Visitas por día en los últimos {days} días</translation>
    </message>
    <message>
        <source>Written onto the stick: {file}</source>
        <translation>Copiado en la memoria USB: {file}</translation>
    </message>
    <message>
        <source>You can pull out the stick.</source>
        <translation>Puede retirar la memoria USB.</translation>
    </message>
    <message>
        <source>fewer than {count} visits</source>
        <translation>menos de {count} visitas</translation>
    </message>
    <message>
        <source>not over yet</source>
        <translation>todavía no termina</translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation>{count} visitas</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} días</translation>
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
    <name>StickRow</name>
    <message>
        <source>Plug in a USB stick first.</source>
        <translation>Primero conecte una memoria USB.</translation>
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
        <source>Take it on my phone</source>
        <translation>Llevarla en mi teléfono</translation>
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
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Dejar de leer</translation>
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
        <source>Choose a topic, read about it in plain words, and take one page into your visit.</source>
        <translation>Elija un tema, léalo en palabras sencillas y lleve una hoja a su consulta.</translation>
    </message>
    <message>
        <source>Guides for you while you wait</source>
        <translation>Guías para leer mientras espera</translation>
    </message>
    <message>
        <source>Private. Nothing you enter is saved or sent.</source>
        <translation>Es privado. No se guarda ni se envía nada de lo que ponga aquí.</translation>
    </message>
    <message>
        <source>Private. Nothing you enter is saved or sent. About {minutes} minutes.</source>
        <translation>Es privado. No se guarda ni se envía nada de lo que ponga aquí. Unos {minutes} minutos.</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Start in English</source>
        <translation>Empezar en español</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Dejar de leer</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation>Toque para empezar</translation>
    </message>
</context>
</TS>
