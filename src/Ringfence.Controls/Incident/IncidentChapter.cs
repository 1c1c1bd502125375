namespace Ringfence.Controls.Incident;

/// <summary>What happens when something has gone wrong, and whether it can be shown afterwards.</summary>
internal static class IncidentChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ResponsePlanCoversBreaches(),
        new SecurityContactIsKnown(),
        new ResponsePlanExists(),
        new BreachIsNotifiedInTime(),
        new RunbookUsesInvocationLogs(),
        new CallCanBeInvestigated(),
        new AccessCanBeReconstructed(),
        new BreakGlassIsApproved(),
    ];
}
