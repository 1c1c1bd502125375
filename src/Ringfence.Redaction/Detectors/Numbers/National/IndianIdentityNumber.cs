namespace Ringfence.Redaction.Detectors.Numbers.National;

/// <summary>Aadhaar: twelve digits, written 4 4 4, the first 2 to 9, Verhoeff's check digit (UIDAI).</summary>
internal sealed class IndianIdentityNumber : NationalForm
{
    // Multiplication in the dihedral group of order ten, and the permutation by place: J. Verhoeff, 1969.
    private static readonly string[] Times =
    [
        "0123456789",
        "1234067895",
        "2340178956",
        "3401289567",
        "4012395678",
        "5987604321",
        "6598710432",
        "7659821043",
        "8765932104",
        "9876543210",
    ];
    private static readonly string[] Permuted =
    [
        "0123456789",
        "1576283094",
        "5803796142",
        "8916043527",
        "9453126870",
        "4286573901",
        "2793806415",
        "7046913258",
    ];

    public override string Nation => "IN";

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[12];
        var end = Read(text, start, digits, out var groups);
        return
            end > 0
            && (groups == 444 || Says(text, start, ["aadhaar", "aadhar", "uidai"]))
            && digits[0] >= '2'
            && Checks(digits)
            ? end
            : -1;
    }

    private static bool Checks(ReadOnlySpan<char> digits)
    {
        var check = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            check = Times[check][Permuted[place % 8][digits[^(place + 1)] - '0'] - '0'] - '0';
        }

        return check == 0;
    }
}
