"""The phrases of the reports that are not a rule's own, in the four languages of the Declaration's readers."""

from typing import Final

from ladkg.validate.report import LANGUAGES, Severity

__all__ = ["LANGUAGES", "PHRASES", "counted", "say"]

PHRASES: Final = {
    "violation": ("violation", "infracción", "infraction", "infração"),
    "warning": ("warning", "advertencia", "avertissement", "aviso"),
    "info": ("info", "información", "information", "informação"),
    "violations": ("violations", "infracciones", "infractions", "infrações"),
    "warnings": ("warnings", "advertencias", "avertissements", "avisos"),
    "infos": ("infos", "informaciones", "informations", "informações"),
    "clean": ("No findings.", "Sin hallazgos.", "Aucun constat.", "Sem constatações."),
    "conforms": ("Conforms", "Conforme", "Conforme", "Conforme"),
    "fails": ("Does not conform", "No conforme", "Non conforme", "Não conforme"),
    "unchecked": ("Could not be checked", "No se pudo comprobar", "N’a pu être vérifié", "Não se pôde verificar"),
    "syntax": (
        "This cannot be read: {message}",
        "No se puede leer: {message}",
        "Illisible : {message}",
        "Não se pode ler: {message}",
    ),
    "none": ("no findings", "sin hallazgos", "aucun constat", "sem constatações"),
    "why": ("why", "por qué", "pourquoi", "por quê"),
    "hint": ("did you mean {term}?", "¿quiso decir {term}?", "vouliez-vous dire {term} ?", "quis dizer {term}?"),
    "also": ("also at", "también en", "aussi à", "também em"),
    "cell": ("column", "columna", "colonne", "coluna"),
    "rule": ("rule", "regla", "règle", "regra"),
    "place": ("place", "lugar", "endroit", "lugar"),
    "finding": ("finding", "hallazgo", "constat", "constatação"),
    "number": ("number", "número", "nombre", "número"),
    "severity": ("severity", "gravedad", "gravité", "gravidade"),
    "message": ("what to do", "qué hacer", "que faire", "o que fazer"),
    "known": (
        "known, until {expires} ({owner}): {reason}",
        "conocido, hasta {expires} ({owner}): {reason}",
        "connu, jusqu’au {expires} ({owner}) : {reason}",
        "conhecido, até {expires} ({owner}): {reason}",
    ),
    "expired": (
        "the baseline let this pass until {expires} ({owner}): mend it now, or renew the entry",
        "la línea de base lo dejó pasar hasta {expires} ({owner}): corríjalo ahora o renueve la entrada",
        "la référence l’a laissé passer jusqu’au {expires} ({owner}) : corrigez-le ou renouvelez l’entrée",
        "a linha de base deixou passar até {expires} ({owner}): corrija agora ou renove a entrada",
    ),
    "stale": (
        "the baseline's entry {fingerprint} ({rule} {focus}) is no longer found: remove it",
        "la entrada {fingerprint} ({rule} {focus}) de la línea de base ya no se halla: quítela",
        "l’entrée {fingerprint} ({rule} {focus}) de la référence n’est plus constatée : retirez-la",
        "a entrada {fingerprint} ({rule} {focus}) da linha de base já não se encontra: retire-a",
    ),
    "unfilled": (
        "the baseline's entry {fingerprint} ({rule} {focus}) has no {missing}: fill it in",
        "a la entrada {fingerprint} ({rule} {focus}) de la línea de base le falta {missing}: complétela",
        "l’entrée {fingerprint} ({rule} {focus}) de la référence n’a pas de {missing} : complétez-la",
        "à entrada {fingerprint} ({rule} {focus}) da linha de base falta {missing}: complete-a",
    ),
    "left_out": (
        "{count} more findings are left out of this report; the text and json reports hold them all",
        "{count} hallazgos más quedan fuera de este informe; los informes text y json los contienen todos",
        "{count} autres constats sont omis de ce rapport ; les rapports text et json les contiennent tous",
        "mais {count} constatações ficam fora deste relatório; os relatórios text e json contêm todas",
    ),
    "places_left_out": (
        "{count} more places are left out of this report; the text and json reports hold them all",
        "{count} lugares más quedan fuera de este informe; los informes text y json los contienen todos",
        "{count} autres endroits sont omis de ce rapport ; les rapports text et json les contiennent tous",
        "mais {count} lugares ficam fora deste relatório; os relatórios text e json contêm todos",
    ),
    "forever": ("an open date", "fecha abierta", "une date ouverte", "data aberta"),
    "folder": (
        "The folder in which ladkg ran.",
        "La carpeta en la que se ejecutó ladkg.",
        "Le dossier dans lequel ladkg s’est exécuté.",
        "A pasta em que o ladkg foi executado.",
    ),
    "nobody": ("no owner", "sin responsable", "sans responsable", "sem responsável"),
}


def say(key: str, language: str, **values: str) -> str:
    """The phrase in the language (English where there is no such language), with its values put in."""
    spoken = LANGUAGES.index(language) if language in LANGUAGES else 0
    return PHRASES[key][spoken].format(**values)


def counted(severity: Severity, count: int, language: str) -> str:
    """`1 violation`, `3 advertencias`."""
    return f"{count} {say(str(severity) + 's' * (count != 1), language)}"
