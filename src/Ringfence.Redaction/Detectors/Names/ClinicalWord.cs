namespace Ringfence.Redaction.Detectors.Names;

/// <summary>Words in no list that end as medicines, organisms, diseases and procedures do.</summary>
internal static class ClinicalWord
{
    private static readonly string[] Endings =
    [
        "itis",
        "osis",
        "oses",
        "oma",
        "omas",
        "emia",
        "aemia",
        "uria",
        "pathy",
        "ectomy",
        "otomy",
        "ostomy",
        "plasty",
        "scopy",
        "graphy",
        "gram",
        "mab",
        "nib",
        "pril",
        "sartan",
        "statin",
        "olol",
        "azole",
        "cillin",
        "mycin",
        "floxacin",
        "cycline",
        "vir",
        "tide",
        "gliptin",
        "flozin",
        "parin",
        "xaban",
        "triptan",
        "setron",
        "pine",
        "pam",
        "lam",
        "zine",
        "idine",
        "amine",
        "amide",
        "oxide",
        "sone",
        "olone",
        "coccus",
        "bacter",
        "bacillus",
        "monas",
        "virus",
        "viridae",
        "aceae",
        "phyte",
        "plasma",
        "spora",
        "myces",
        "ase",
        "ases",
        "algia",
        "trophy",
        "plasia",
        "penia",
        "cytosis",
        "lysis",
        "genic",
        "ular",
        "eal",
        "oid",
        "tion",
        "ment",
        "ness",
        "ology",
        "ologist",
        "iatric",
        "ense",
        "ensis",
        "icus",
        "oides",
        "arum",
        "orum",
        "ella",
    ];

    public static bool Looks(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
