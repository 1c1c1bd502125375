namespace Ringfence.Controls.StepFunctions;

/// <summary>AWS Step Functions: state machines.</summary>
internal static class StepFunctionsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new StateMachineIsTraced(), new StateMachineLogsEverything()];
}
