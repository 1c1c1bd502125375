using FsCheck;
using FsCheck.Fluent;
using Ringfence.Redaction;
using Ringfence.Redaction.Detectors.Numbers.Checked;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Tests.Redaction;

public class PseudonymTests
{
    public static TheoryData<PhiKind, string> Checked =>
        new()
        {
            { PhiKind.License, "1234567893" },
            { PhiKind.License, "AB1234563" },
            { PhiKind.Account, "4111 1111 1111 1111" },
            { PhiKind.Vehicle, "1M8GDM9AXKP042788" },
            { PhiKind.HealthPlan, "1EG4-TE5-MK73" },
            { PhiKind.Account, "DE89 3704 0044 0532 0130 00" },
            { PhiKind.Account, "GB29NWBK60161331926819" },
        };

    [Theory]
    [MemberData(nameof(Checked))]
    public void A_number_with_a_check_digit_becomes_another_with_one(PhiKind kind, string original)
    {
        CodeForm[] forms =
        [
            new NationalProvider(),
            new DrugEnforcement(),
            new PaymentCard(),
            new VehicleIdentification(),
            new MedicareBeneficiary(),
            new BankAccount(),
        ];
        var form = Array.Find(forms, each => each.Match(original, 0) == original.Length)!;
        Prop.ForAll<byte[]>(bytes =>
            {
                var map = new Pseudonyms([.. bytes, .. new byte[16]]);
                var pseudonym = map.For(kind, original, goesOn: false);
                return pseudonym != original
                    && pseudonym.Length == original.Length
                    && form.Match(pseudonym, 0) == pseudonym.Length
                    && map.For(kind, original, goesOn: false) == pseudonym
                    && map.Original(pseudonym) == original;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_bank_routing_number_keeps_its_district_and_a_check_digit_that_holds()
    {
        const string Original = "021000021";
        Prop.ForAll<byte[]>(bytes =>
            {
                var pseudonym = new Pseudonyms([.. bytes, .. new byte[16]]).For(PhiKind.Account, Original, false);
                var sum = pseudonym
                    .Select(
                        (digit, at) =>
                            (digit - '0')
                            * (
                                at % 3 == 0 ? 3
                                : at % 3 == 1 ? 7
                                : 1
                            )
                    )
                    .Sum();
                return pseudonym.Length == 9
                    && pseudonym != Original
                    && pseudonym.StartsWith("02", StringComparison.Ordinal)
                    && sum % 10 == 0;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}
