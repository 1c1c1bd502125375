namespace Ringfence.Controls.Lambda;

/// <summary>AWS Lambda: functions, who may call them, what becomes of what fails.</summary>
internal static class LambdaChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new AsyncFailuresHaveDestination(),
        new EventSourceFailuresHaveDestination(),
        new FunctionConcurrencyIsReserved(),
        new FunctionEnvironmentIsUnderOwnKey(),
        new FunctionHasDeadLetterQueue(),
        new FunctionIsNotOpenToEveryone(),
        new FunctionIsTraced(),
        new FunctionMemoryIsSaid(),
        new FunctionRoleHasNoStar(),
        new FunctionRunsInVpc(),
        new FunctionRuntimeIsLatest(),
        new FunctionSaysWhereItLogs(),
        new FunctionTimeoutIsSaid(),
        new FunctionUrlAsksForSignature(),
        new QueueHidesMessagesLongEnough(),
    ];
}
