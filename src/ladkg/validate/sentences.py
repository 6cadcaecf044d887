"""The sentences that reasons are told in, each in English, Spanish, French and Portuguese; see ladkg.validate.reasons.

Most names in braces stand for text as it is: terms, numbers. A few stand for what each language says in its own way:
`{value}` and `{shape}` for one without a term or a name too, `{which}` for several shapes, `{values}`, `{shapes}` and
`{characters}` for so many of them, `{terms}` for a list that may go on.
"""

from typing import Final

SENTENCES: Final = {
    "min_count": (
        "{values} where at least {count} must be",
        "{values}, cuando debe haber al menos {count}",
        "{values}, alors qu’il en faut au moins {count}",
        "{values}, quando deve haver pelo menos {count}",
    ),
    "max_count": (
        "{values} where at most {count} may be: {terms}",
        "{values}, cuando puede haber como máximo {count}: {terms}",
        "{values}, alors qu’il en faut au plus {count} : {terms}",
        "{values}, quando pode haver no máximo {count}: {terms}",
    ),
    "unique_lang": (
        "{values} in the language {language}, where one may be",
        "{values} en el idioma {language}, cuando solo puede haber uno",
        "{values} dans la langue {language}, alors qu’une seule est admise",
        "{values} no idioma {language}, quando só pode haver um",
    ),
    "qualified_min_count": (
        "{number} of {values} conform to {shape}, where at least {count} must",
        "conformes con {shape}: {number} de {values}, cuando debe haber al menos {count}",
        "conformes à {shape} : {number} sur {values}, alors qu’il en faut au moins {count}",
        "conformes com {shape}: {number} de {values}, quando deve haver pelo menos {count}",
    ),
    "qualified_max_count": (
        "{number} of {values} conform to {shape}, where at most {count} may",
        "conformes con {shape}: {number} de {values}, cuando puede haber como máximo {count}",
        "conformes à {shape} : {number} sur {values}, alors qu’il en faut au plus {count}",
        "conformes com {shape}: {number} de {values}, quando pode haver no máximo {count}",
    ),
    "class": (
        "{value} is not of class {class}",
        "{value} no es de la clase {class}",
        "{value} n’est pas de la classe {class}",
        "{value} não é da classe {class}",
    ),
    "no_literal": (
        "{value} is no literal of datatype {datatype}",
        "{value} no es un literal del tipo de dato {datatype}",
        "{value} n’est pas un littéral du type de données {datatype}",
        "{value} não é um literal do tipo de dados {datatype}",
    ),
    "not_lexical": (
        "{text} is no value of {datatype}",
        "{text} no es un valor de {datatype}",
        "{text} n’est pas une valeur de {datatype}",
        "{text} não é um valor de {datatype}",
    ),
    "datatype": (
        "{value} is of datatype {other}, not {datatype}",
        "{value} es del tipo de dato {other}, no {datatype}",
        "{value} est du type de données {other} et non {datatype}",
        "{value} é do tipo de dados {other}, não {datatype}",
    ),
    "node_kind": (
        "{value} is not of kind {kind}",
        "{value} no es un nodo de tipo {kind}",
        "{value} n’est pas un nœud de type {kind}",
        "{value} não é um nó do tipo {kind}",
    ),
    "has_value": (
        "{value} is not among the values",
        "{value} no figura entre los valores",
        "{value} ne figure pas parmi les valeurs",
        "{value} não figura entre os valores",
    ),
    "in": (
        "{value} is none of {terms}",
        "{value} no está entre {terms}",
        "{value} ne figure pas parmi {terms}",
        "{value} não está entre {terms}",
    ),
    "in_near": (
        "{value} is none of {terms}; did you mean {near}?",
        "{value} no está entre {terms}; ¿quiso decir {near}?",
        "{value} ne figure pas parmi {terms} ; vouliez-vous dire {near} ?",
        "{value} não está entre {terms}; quis dizer {near}?",
    ),
    "closed": (
        "{predicate} is not allowed here",
        "{predicate} no se admite aquí",
        "{predicate} n’est pas admis ici",
        "{predicate} não é admitido aqui",
    ),
    "min_length": (
        "{value} is shorter than {characters}",
        "{value} tiene menos de {characters}",
        "{value} compte moins de {characters}",
        "{value} tem menos de {characters}",
    ),
    "max_length": (
        "{value} is longer than {characters}",
        "{value} tiene más de {characters}",
        "{value} compte plus de {characters}",
        "{value} tem mais de {characters}",
    ),
    "pattern": (
        "{value} does not match '{pattern}'",
        "{value} no se ajusta a '{pattern}'",
        "{value} ne correspond pas à '{pattern}'",
        "{value} não corresponde a '{pattern}'",
    ),
    "pattern_flags": (
        "{value} does not match '{pattern}' ({flags})",
        "{value} no se ajusta a '{pattern}' ({flags})",
        "{value} ne correspond pas à '{pattern}' ({flags})",
        "{value} não corresponde a '{pattern}' ({flags})",
    ),
    "language_in": (
        "{value} is in none of the languages {languages}",
        "{value} no está en ninguno de los idiomas {languages}",
        "{value} n’est dans aucune des langues {languages}",
        "{value} não está em nenhum dos idiomas {languages}",
    ),
    "min_exclusive": (
        "{value} is not above {bound}",
        "{value} no es mayor que {bound}",
        "{value} n’est pas supérieur à {bound}",
        "{value} não é maior que {bound}",
    ),
    "min_inclusive": (
        "{value} is below {bound}, or cannot be compared with it",
        "{value} es menor que {bound} o no se puede comparar con él",
        "{value} est inférieur à {bound} ou ne peut lui être comparé",
        "{value} é menor que {bound} ou não se pode comparar com ele",
    ),
    "max_exclusive": (
        "{value} is not below {bound}",
        "{value} no es menor que {bound}",
        "{value} n’est pas inférieur à {bound}",
        "{value} não é menor que {bound}",
    ),
    "max_inclusive": (
        "{value} is above {bound}, or cannot be compared with it",
        "{value} es mayor que {bound} o no se puede comparar con él",
        "{value} est supérieur à {bound} ou ne peut lui être comparé",
        "{value} é maior que {bound} ou não se pode comparar com ele",
    ),
    "equals": (
        "{value} is a value of the path but not of {property}",
        "{value} es un valor de la ruta, pero no de {property}",
        "{value} est une valeur du chemin, mais pas de {property}",
        "{value} é um valor do caminho, mas não de {property}",
    ),
    "equals_other": (
        "{value} is a value not of the path but of {property}",
        "{value} es un valor de {property}, pero no de la ruta",
        "{value} est une valeur de {property}, mais pas du chemin",
        "{value} é um valor de {property}, mas não do caminho",
    ),
    "disjoint": (
        "{value} is a value of {property} too",
        "{value} es también un valor de {property}",
        "{value} est aussi une valeur de {property}",
        "{value} é também um valor de {property}",
    ),
    "less_than": (
        "{value} is not below {terms} of {property}",
        "{value} no es menor que {terms} de {property}",
        "{value} n’est pas inférieur à {terms} de {property}",
        "{value} não é menor que {terms} de {property}",
    ),
    "less_than_or_equals": (
        "{value} is above {terms} of {property}, or cannot be compared with it",
        "{value} es mayor que {terms} de {property} o no se puede comparar con él",
        "{value} est supérieur à {terms} de {property} ou ne peut lui être comparé",
        "{value} é maior que {terms} de {property} ou não se pode comparar com ele",
    ),
    "not": (
        "{value} conforms to {shape}, which it must not",
        "{value} es conforme con {shape}, y no debe serlo",
        "{value} est conforme à {shape}, alors qu’il ne doit pas l’être",
        "{value} está em conformidade com {shape}, e não deve estar",
    ),
    "and": (
        "{value} conforms to {number} of {shapes}, where it must conform to all",
        "{value} es conforme con {number} de {shapes}, cuando debe serlo con todas",
        "{value} est conforme à {number} sur {shapes}, alors qu’il doit l’être à toutes",
        "{value} está em conformidade com {number} de {shapes}, quando deve estar com todas",
    ),
    "or": (
        "{value} conforms to none of {shapes}",
        "{value} no es conforme con ninguna de {shapes}",
        "{value} n’est conforme à aucune de {shapes}",
        "{value} não está em conformidade com nenhuma de {shapes}",
    ),
    "xone_none": (
        "{value} conforms to none of {shapes}, where it must be exactly one",
        "{value} no es conforme con ninguna de {shapes}, cuando debe serlo con exactamente una",
        "{value} n’est conforme à aucune de {shapes}, alors qu’il doit l’être à une seule exactement",
        "{value} não está em conformidade com nenhuma de {shapes}, quando deve estar com exatamente uma",
    ),
    "xone": (
        "{value} conforms to {number} of {shapes} ({which}), where it must be exactly one",
        "{value} es conforme con {number} de {shapes} ({which}), cuando debe serlo con exactamente una",
        "{value} est conforme à {number} sur {shapes} ({which}), alors qu’il doit l’être à une seule exactement",
        "{value} está em conformidade com {number} de {shapes} ({which}), quando deve estar com exatamente uma",
    ),
    "node": (
        "{value} does not conform to {shape}",
        "{value} no es conforme con {shape}",
        "{value} n’est pas conforme à {shape}",
        "{value} não está em conformidade com {shape}",
    ),
    "conforms": (
        "{value} conforms to {shape}",
        "{value} es conforme con {shape}",
        "{value} est conforme à {shape}",
        "{value} está em conformidade com {shape}",
    ),
    "fails": (
        "{value} does not conform to {shape}:",
        "{value} no es conforme con {shape}:",
        "{value} n’est pas conforme à {shape} :",
        "{value} não está em conformidade com {shape}:",
    ),
    "query": (
        "the query of {component} finds {value}",
        "la consulta de {component} encuentra {value}",
        "la requête de {component} trouve {value}",
        "a consulta de {component} encontra {value}",
    ),
}
VALUE: Final = ("the value", "el valor", "la valeur", "o valor")
SHAPE: Final = ("a shape without a name", "una forma sin nombre", "une forme sans nom", "uma forma sem nome")
MORE: Final = (" and {} more", " y {} más", " et {} de plus", " e mais {}")
COUNTED: Final = {
    "values": (("value", "values"), ("valor", "valores"), ("valeur", "valeurs"), ("valor", "valores")),
    "shapes": (("shape", "shapes"), ("forma", "formas"), ("forme", "formes"), ("forma", "formas")),
    "characters": (
        ("character", "characters"),
        ("carácter", "caracteres"),
        ("caractère", "caractères"),
        ("caráter", "caracteres"),
    ),
}
