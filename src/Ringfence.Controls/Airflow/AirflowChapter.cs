namespace Ringfence.Controls.Airflow;

/// <summary>Amazon Managed Workflows for Apache Airflow.</summary>
internal static class AirflowChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } = [new EnvironmentWritesAllItsLogs()];
}
