using Ringfence.Redaction.Detectors.Numbers.Checked;

namespace Ringfence.Redaction.Replacements;

/// <summary>Makes a scrambled number valid where the number that it stands for was: NPI, DEA, payment card, IBAN, ABA routing number, VIN, Medicare beneficiary.</summary>
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
    private static readonly BankAccount Bank = new();

    /// <summary><paramref name="scrambled"/> with a check digit of its own, where <paramref name="original"/> has one; otherwise as it is.</summary>
    public static string Kept(PhiKind kind, string original, string scrambled)
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

        if (Is(Bank, original))
        {
            return Iban(original, code);
        }

        if (kind == PhiKind.Account && IsRouting(original))
        {
            return Routing(original, code);
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

    /// <summary>The country stays: it names no person, and decides the length.</summary>
    private static string Iban(string original, char[] code)
    {
        code[0] = original[0];
        code[1] = original[1];
        for (var check = 2; check <= 98; check++)
        {
            code[2] = (char)('0' + (check / 10));
            code[3] = (char)('0' + (check % 10));
            if (Bank.Match(code, 0) == code.Length)
            {
                break;
            }
        }

        return new string(code);
    }

    /// <summary>An ABA routing number: nine digits, weights 3, 7 and 1, modulo 10. Its first two name a district of the Federal Reserve.</summary>
    private static bool IsRouting(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 9 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var sum = 0;
        for (var at = 0; at < 9; at++)
        {
            sum +=
                (digits[at] - '0')
                * (
                    at % 3 == 0 ? 3
                    : at % 3 == 1 ? 7
                    : 1
                );
        }

        return sum % 10 == 0;
    }

    private static string Routing(string original, char[] code)
    {
        original.AsSpan(0, 2).CopyTo(code);
        for (code[8] = '0'; code[8] < '9' && !IsRouting(code); code[8]++) { }
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
