using Ringfence.Redaction.Detectors.Numbers.Checked;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Numbers;

/// <summary>Codes that prove themselves by their form and check digits, with no label: shown once for each run that holds a digit.</summary>
internal sealed class CheckedCode(CodeForm[] forms) : Detector
{
    /// <summary>Those that are looked for everywhere.</summary>
    public static CodeForm[] Usual { get; } =
    [
        new VehicleIdentification(),
        new MedicareBeneficiary(),
        new NationalProvider(),
        new DrugEnforcement(),
        new PaymentCard(),
        new BankAccount(),
        new UniqueDevice(),
        new UniversallyUnique(),
        new DriverLicense(),
        new LetteredCode(),
    ];

    public override Clue Triggers => Clue.Digits;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        var start = CodeRun.Start(passage.Text, passage.End(at));
        if (at > 0 && passage.Start(at - 1) >= start && FirstDigits(passage, at - 1, start))
        {
            return;
        }

        foreach (var form in forms)
        {
            var end = form.Match(passage.Text, start);
            if (end > start)
            {
                found.Add(start, end, form.Kind, form.Score, form.Why);
            }
        }
    }

    /// <summary>Whether an earlier token of the same run has digits already: then the run has been judged.</summary>
    private static bool FirstDigits(in Passage passage, int at, int start)
    {
        for (; at >= 0 && passage.Start(at) >= start; at--)
        {
            if (passage.Has(at, Clue.Digits))
            {
                return true;
            }
        }

        return false;
    }
}
