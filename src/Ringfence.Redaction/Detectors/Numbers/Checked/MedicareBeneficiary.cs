namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>Medicare Beneficiary Identifier: eleven places, each with its own alphabet, perhaps written 4-3-4 (CMS MBI format).</summary>
internal sealed class MedicareBeneficiary : CodeForm
{
    // C: 1-9, N: 0-9, A: a letter, X: a letter or digit. Letters without S L O I B Z.
    private const string Form = "CAXNAXNAANN";

    public override PhiKind Kind => PhiKind.HealthPlan;

    public override string Why => "form of a Medicare beneficiary identifier";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        for (var place = 0; place < Form.Length; place++, at++)
        {
            if (place is 4 or 7 && at < text.Length && (text[at] is '-' or ' '))
            {
                at++;
            }

            if (at >= text.Length || !Fits(text[at], Form[place]))
            {
                return -1;
            }
        }

        return at == text.Length || !char.IsLetterOrDigit(text[at]) ? at : -1;
    }

    private static bool Fits(char letter, char place) =>
        place switch
        {
            'C' => letter is >= '1' and <= '9',
            'N' => char.IsAsciiDigit(letter),
            'A' => IsLetter(letter),
            _ => char.IsAsciiDigit(letter) || IsLetter(letter),
        };

    private static bool IsLetter(char letter) =>
        char.IsAsciiLetterUpper(letter) && letter is not ('S' or 'L' or 'O' or 'I' or 'B' or 'Z');
}
