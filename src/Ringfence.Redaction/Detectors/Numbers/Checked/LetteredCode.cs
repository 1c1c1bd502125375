namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>
/// Two to five capitals, perhaps a hyphen, five to ten digits: how records, members and accounts are numbered when the label is far
/// away. Registers of knowledge (trials, articles, codes of terminologies) are numbered like that too and are named here.
/// </summary>
internal sealed class LetteredCode : CodeForm
{
    private static readonly string[] Registers =
    [
        "NCT",
        "PMID",
        "PMC",
        "DOI",
        "ISBN",
        "ISSN",
        "OMIM",
        "MIM",
        "ICD",
        "CPT",
        "RFC",
        "CVE",
        "HGNC",
        "GSE",
        "ENSG",
        "ORPHA",
        "UMLS",
        "RXCUI",
        "LOINC",
        "SNOMED",
        "CAS",
        "EC",
        "ISO",
        "ASTM",
        "ANSI",
    ];

    public override PhiKind Kind => PhiKind.Id;

    public override string Why => "capitals and digits as records are numbered";

    public override double Score => 0.6;

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var end = CodeRun.End(text, start);
        var run = text[start..end];
        var letters = run.IndexOfAnyExceptInRange('A', 'Z');
        if (letters is < 2 or > 5 || run.Length > 17)
        {
            return -1;
        }

        var digits = run[letters] is '-' ? run[(letters + 1)..] : run[letters..];
        return
            digits.Length is >= 5 and <= 10
            && AllDigits(digits)
            && Array.IndexOf(Registers, run[..letters].ToString()) < 0
            ? end
            : -1;
    }
}
