using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Times;

/// <summary>(C) A holiday is a date: "Christmas 2022", "on Thanksgiving". Capitalised, and with a year or a date word beside it.</summary>
internal sealed class Holiday : Detector
{
    public override Clue Triggers => Clue.Holiday;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (!passage.Has(at, Clue.Capitalised))
        {
            return;
        }

        var last = passage.IsAny(at + 1, ["day", "eve"]) ? at + 1 : at;
        var year = passage.Has(last + 1, Clue.Digits) && Calendar.IsYear(passage.Number(last + 1));
        if (year || passage.IsAny(at - 1, ["on", "since", "before", "after", "at", "over", "around", "last", "until"]))
        {
            found.Add(
                passage.Start(at),
                passage.End(year ? last + 1 : last),
                PhiKind.Date,
                year ? 0.85 : 0.6,
                "holiday"
            );
        }
    }
}
