using Ringfence.Redaction.Detectors.Numbers.Checked;

namespace Ringfence.Redaction.Replacements;

/// <summary>Makes a scrambled number valid where the number that it stands for was: NPI, DEA, payment card, VIN, Medicare beneficiary.</summary>
internal static class CheckDigits
{
    private const string VehicleLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string MedicareLetters = "ACDEFGHJKMNPQRTUVWXY";
    private const string MedicareForm = "CAXNAXNAANN";

    private static readonly NationalProvider Provider = new();
    private static readonly DrugEnforcement Registrant = new();
    private static readonly PaymentCard Card = new();
    private static readonly VehicleIdentification Vehicle = new();
    private static readonly MedicareBeneficiary Beneficiary = new();

    /// <summary><paramref name="scrambled"/> with a check digit of its own, where <paramref name="original"/> has one; otherwise as it is.</summary>
    public static string Kept(string original, string scrambled)
    {
        var code = scrambled.ToCharArray();
        if (Is(Provider, original))
        {
            code[0] = original[0];
            return Digit(code, code.Length - 1, Provider);
        }

        if (Is(Registrant, original))
        {
            return Digit(code, code.Length - 1, Registrant);
        }

        if (Is(Card, original))
        {
            // The issuer's range stays: it names a bank, no person.
            original.AsSpan(0, Math.Min(4, original.Length)).CopyTo(code);
            return Digit(code, code.Length - 1, Card);
        }

        if (Is(Vehicle, original))
        {
            return Vin(original, code);
        }

        return Is(Beneficiary, original) ? Medicare(code) : scrambled;
    }

    private static bool Is(CodeForm form, string text) => form.Match(text, 0) == text.Length;

    /// <summary>The one of ten digits at <paramref name="place"/> with which the form holds; as it is where none does.</summary>
    private static string Digit(char[] code, int place, CodeForm form)
    {
        for (var digit = '0'; digit <= '9'; digit++)
        {
            code[place] = digit;
            if (form.Match(code, 0) == code.Length)
            {
                break;
            }
        }

        return new string(code);
    }

    private static string Vin(string original, char[] code)
    {
        const int CheckPlace = 8;
        for (var at = 0; at < code.Length; at++)
        {
            if (char.IsAsciiLetter(code[at]))
            {
                code[at] = VehicleLetters[code[at] % VehicleLetters.Length];
            }
        }

        code[0] = original[0];
        foreach (var check in "0123456789X")
        {
            code[CheckPlace] = check;
            if (Vehicle.Match(code, 0) == code.Length)
            {
                break;
            }
        }

        return new string(code);
    }

    private static string Medicare(char[] code)
    {
        var place = 0;
        for (var at = 0; at < code.Length && place < MedicareForm.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit(code[at]))
            {
                continue;
            }

            code[at] = MedicareForm[place++] switch
            {
                'C' => (char)('1' + (code[at] % 9)),
                'N' => (char)('0' + (code[at] % 10)),
                _ => MedicareLetters[code[at] % MedicareLetters.Length],
            };
        }

        return new string(code);
    }
}
