"""Who takes part in invented declarations, in four languages."""

import pytest

from ladkg.pipeline.names import participants
from ladkg.read.document import read_bytes

ENGLISH = [
    # opening: a list beside the pronoun
    (
        "We, the Heads of State and Government of the Republic of Chile, Peru, and Barbados, met in Guyana.",
        "CHL PER BRB",
    ),
    (
        "We, the Leaders of Australia, India, Japan, and the United States, convened today in Sydney, Australia.",
        "AUS IND JPN USA",
    ),
    ("We, the Leaders of Norway and Chad, met in Jordan and thanked Georgia.", "NOR TCD"),
    (
        "We, the Foreign Ministers of Canada, France, Germany, and Italy, and the High Representative of the European Union, condemn the coup in Mali.",
        "CAN FRA DEU ITA organization/eu",
    ),
    (
        "We, the Ministers of Defence of Denmark, Iceland and the former Yugoslav Republic of Macedonia, agree.",
        "DNK ISL MKD",
    ),
    ("We, the Presidents of the Republic of Korea and the Democratic Republic of the Congo, agree.", "KOR COD"),
    (
        "We, the leaders of Côte d’Ivoire, Cabo Verde, Eswatini, Türkiye, Timor‑Leste and the Republic of the Congo, resolve to act.",
        "CIV CPV SWZ TUR TLS COG",
    ),
    (
        "We, the leaders of Cote d'Ivoire, Cape Verde, Turkey, Timor-Leste, South Korea, and the Holy See, resolve to act.",
        "CIV CPV TUR TLS KOR VAT",
    ),
    (
        "Today, we – Prime Minister Ann Lee of New Zealand, President Bo Rask of Finland, and Chancellor Uwe Fuchs of Austria – met in Oslo, Norway.",
        "NZL FIN AUT",
    ),
    (
        "We, the Member States of the Association of Southeast Asian Nations (ASEAN) and the United States of America, gathered in Lima.",
        "organization/asean USA",
    ),
    ("We, the G7 leaders, stand with Ukraine and deplore the acts of Russia.", ""),
    ("We, the Heads of State and Government of the North Atlantic Alliance, met in Riga, Latvia.", ""),
    ("We, the Leaders of the Group of Twenty, met in Rome, Italy, to talk of Georgia and Chad.", ""),
    ("We thank Chile and Peru for their welcome.", ""),
    ("We, the mayors of towns, agree.", ""),
    # opening: offices
    (
        "The foreign ministers of Kenya, Uganda, and the United Republic of Tanzania met in Nairobi, Kenya, on May 3, 2021.",
        "KEN UGA TZA",
    ),
    ("On May 3, 2021, in Nairobi, Kenya, the foreign ministers of Uganda and Rwanda met to discuss trade.", "UGA RWA"),
    ("The leaders of Australia, India, Japan, and the United States met today.", "AUS IND JPN USA"),
    (
        "President Ada Brown of the United States hosted Prime Minister Rui Alves of Portugal at the White House.",
        "USA PRT",
    ),
    (
        "President Ada Brown of the United States of America welcomed President Carl Ruud of the Republic of Finland to Washington.",
        "USA FIN",
    ),
    (
        "At the invitation of President Li Na of the People’s Republic of China, President Eva Sol of the Republic of Chile paid a state visit to China.",
        "CHN CHL",
    ),
    (
        "The Canadian and British foreign ministers, together with the Dutch Minister of Defence, issued the following statement.",
        "CAN GBR NLD",
    ),
    ("Polish Foreign Minister Jan Bok and Ukrainian Foreign Minister Ivan Lys met in Kyiv.", "POL UKR"),
    (
        "Secretary of State Ann Bell, Japanese Foreign Minister Abe Ken, and ROK Foreign Minister Lee Min met in Manila.",
        "JPN KOR",
    ),
    (
        "U.S. Secretary of State Ann Bell, Japanese Foreign Minister Abe Ken, and ROK Foreign Minister Lee Min met in Manila.",
        "USA JPN KOR",
    ),
    ("The UAE and the UK agreed to deepen their work.", "ARE GBR"),
    ("The DPRK and the PRC agreed to talks.", "PRK CHN"),
    (
        "The President of the European Commission, the President of the European Council, and the Prime Minister of Japan met in Brussels.",
        "organization/eu JPN",
    ),
    ("The United States and the European Union reaffirm their partnership.", "USA organization/eu"),
    ("The Governments of Georgia and Armenia welcome the opening of the road to Jordan.", "GEO ARM"),
    ("Michael Jordan and Prime Minister Chad Brown of Belize met.", "BLZ"),
    (
        "The text of the following statement was released by the Governments of Fiji, Samoa and Tonga on trade with China.",
        "FJI WSM TON",
    ),
    ("The following statement was issued by the foreign ministers of Latvia, Estonia, and Lithuania.", "LVA EST LTU"),
    (
        "Begin Text: The following is a joint statement by the governments of Norway, Sweden, and Denmark.",
        "NOR SWE DNK",
    ),
    ("Russia’s war against Ukraine shocks the world.", ""),
    ("It rains in Peru and Chile.", ""),
    ("Trade between Japan and China grew last year, and the World Bank expects more.", ""),
    ("The world faces a crisis. France has many rivers.", ""),
]
TITLES = [
    ("Joint Statement by the United States and Japan", "USA JPN"),
    ("U.S.-India Joint Statement", "USA IND"),
    ("United States–Singapore Leaders’ Joint Statement", "USA SGP"),
    ("JOINT STATEMENT FROM THE UNITED STATES AND THE EUROPEAN UNION", "USA organization/eu"),
    ("JOINT STATEMENT BY THE PRESIDENT OF BRAZIL AND THE PRIME MINISTER OF NORWAY ON FORESTS", "BRA NOR"),
    ("Australia‑Singapore Joint Communiqué on Trade with China", "AUS SGP"),
    ("Joint Statement on Ukraine", ""),
    ("Joint Statement by Australia, Canada and the United Kingdom on Hong Kong", "AUS CAN GBR"),
    ("Quad Leaders’ Joint Statement", ""),
    ("G7 Leaders’ Statement on the Invasion of Ukraine by Russia", ""),
    ("Joint Declaration of the Presidents of Kenya and Ghana on the Crisis in Mali", "KEN GHA"),
    ("Joint Statement in Support of Georgia", ""),
    ("Joint Statement of the Leaders of the Trilateral Meeting", ""),
    ("Declaration on the Future of Peru and Chile", ""),
    ("Joint Statement by President Biden and Prime Minister Kishida", "USA JPN"),
    ("U.S.-ASEAN Joint Vision Statement", "USA organization/asean"),
    ("Joint Statement of the United States, Japan, and the Republic of Korea on the Launch by the DPRK", "USA JPN KOR"),
    ("Rivers of Brazil and Peru", ""),
]
OTHERS = [
    (
        "es",
        "Nosotros, los Presidentes de la República de Chile y del Perú, reunidos en Barbados, decidimos.",
        "CHL PER",
    ),
    (
        "es",
        "Los Cancilleres de Colombia, Panamá y Costa Rica, reunidos en Quito, Ecuador, acordaron lo siguiente.",
        "COL PAN CRI",
    ),
    (
        "es",
        "El Presidente de México, Juan Paz, y el Presidente de los Estados Unidos, John Poe, se reunieron hoy.",
        "MEX USA",
    ),
    (
        "es",
        "Los Gobiernos de Canadá, Estados Unidos y México reafirman su alianza con la Unión Europea.",
        "CAN USA MEX",
    ),
    ("es", "# Declaración conjunta de Brasil y Argentina sobre Haití\n\nHace frío.", "BRA ARG"),
    ("es", "Llueve en Chile y en el Perú.", ""),
    (
        "fr",
        "Nous, chefs d’État de l’Équateur, de la République du Guyana et du Canada, réunis, décidons.",
        "ECU GUY CAN",
    ),
    (
        "fr",
        "Les ministres des Affaires étrangères de la France, de l’Allemagne et de l’Italie se sont réunis.",
        "FRA DEU ITA",
    ),
    (
        "fr",
        "# Déclaration conjointe du Canada et de l’Union européenne sur la Côte d’Ivoire\n\nIl pleut.",
        "CAN organization/eu",
    ),
    ("fr", "Nous, dirigeants du G20, réunis à Rome, décidons.", ""),
    (
        "fr",
        "Le Président de la République française et la Première ministre du Danemark se sont rencontrés.",
        "FRA DNK",
    ),
    ("pt", "Nós, os Presidentes do Chile e do Peru, reunidos em Barbados, reiteramos.", "CHL PER"),
    (
        "pt",
        "Os Ministros das Relações Exteriores do Brasil, da Argentina e do Uruguai reuniram-se em Assunção, Paraguai.",
        "BRA ARG URY",
    ),
    ("pt", "# Declaração conjunta de Portugal e Moçambique sobre a Guiné-Bissau\n\nChove.", "PRT MOZ"),
    (
        "pt",
        "O Presidente da República Federativa do Brasil recebeu o Primeiro-Ministro do Japão em Brasília.",
        "BRA JPN",
    ),
]
WHOLE = [
    ("We, the leaders of:\n\n- Peru\n- the Kingdom of Norway\n- Mali\n\nagree on rivers.", "PER NOR MLI"),
    (
        "# Statement on Rivers\n\nWe value rivers.\n\nThis statement has been endorsed by:\n\nAlbania; Fiji; the Republic of Palau; Niger.",
        "ALB FJI PLW NER",
    ),
    (
        "# Statement on Rivers\n\nWe value rivers.\n\n**Endorsing States**\n\nAlbania, Fiji, and the European Union",
        "ALB FJI organization/eu",
    ),
    (
        "# Statement on Rivers\n\nWe value rivers.\n\nFor the Government of Fiji:\n\nFor the Government of the Republic of Palau:",
        "FJI PLW",
    ),
    (
        "# Joint Accord\n\nBoth sides value rivers.\n\nANN POE\nPresident of the United States of America\n\nBO SOL\nChairman of the State Council of the Republic of Palau",
        "USA PLW",
    ),
    (
        "# Statement\n\nWe value rivers.\n\n- Hon Ann Bly, Minister for Foreign Affairs, Australia\n- Jo Fisk, Minister of Foreign Affairs, Canada",
        "AUS CAN",
    ),
    (
        "# Joint Statement by the Two Prime Ministers\n\nThe Prime Ministers met in Sydney.\n\nFiji and Tonga agreed to build ships. Fiji and Tonga will meet again in Peru.",
        "FJI TON",
    ),
    ("# Rivers\n\nWe value rivers.\n\nFor more on Fiji, call the office of the Minister: 555.", ""),
]


def refs(text: str, language: str = "en") -> str:
    return " ".join(one.ref for one in participants(read_bytes(text.encode(), "x.md"), language))


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_the_opening_names_who_speaks(text: str, expected: str) -> None:
    assert refs(f"{text} Rivers join us.\n\nThe water is blue.") == expected


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_the_title_names_who_speaks(title: str, expected: str) -> None:
    assert refs(f"# {title}\n\nThe leaders value rivers.") == expected


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_the_title_of_the_front_matter_names_who_speaks(title: str, expected: str) -> None:
    found = participants(read_bytes(f'---\ntitle: "{title}"\n---\n\nRivers are long.'.encode(), "x.md"), "en")
    assert {one.ref for one in found} == set(expected.split())
    assert all((one.eid, one.start, one.end) == (None, 0, 0) for one in found)


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_other_languages(language: str, text: str, expected: str) -> None:
    assert refs(text, language) == expected


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_lists_and_signatures(text: str, expected: str) -> None:
    assert refs(text) == expected


def test_a_participant_stands_where_it_says() -> None:
    document = read_bytes(b"# Words\n\nWe, the Presidents of Chile and the Kingdom of Norway, agree.", "x.md")
    found = participants(document, "en")
    assert [document.text[one.start : one.end] for one in found] == ["Chile", "Kingdom of Norway"]
    assert {one.eid for one in found} == {"para_1__sent_1"}
    assert {one.rule for one in found} == {"participant-opening"}
    assert all(0 < one.confidence <= 1 for one in found)
