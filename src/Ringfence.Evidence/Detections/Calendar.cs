namespace Ringfence.Evidence.Detections;

/// <summary>When a team works, in its own time zone.</summary>
/// <param name="Zone">An IANA time zone: summer time is its.</param>
/// <param name="From">The beginning of the working day.</param>
/// <param name="To">Its end; before <paramref name="From"/> where the shift goes over midnight, equal where it never ends.</param>
/// <param name="Holidays">Days off.</param>
internal sealed record Calendar(
    TimeZoneInfo Zone,
    IReadOnlySet<DayOfWeek> Days,
    TimeOnly From,
    TimeOnly To,
    IReadOnlySet<DateOnly> Holidays
)
{
    /// <summary>Whether a moment lies in working hours. A shift over midnight belongs to the day on which it began.</summary>
    public bool IsWorking(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zone).DateTime;
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return From == To ? Works(day)
            : From < To ? Works(day) && time >= From && time < To
            : (Works(day) && time >= From) || (Works(day.AddDays(-1)) && time < To);
    }

    private bool Works(DateOnly day) => Days.Contains(day.DayOfWeek) && !Holidays.Contains(day);
}
