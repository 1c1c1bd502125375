namespace Ringfence.Controls.ElasticBeanstalk;

/// <summary>AWS Elastic Beanstalk: environments.</summary>
internal static class ElasticBeanstalkChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new EnvironmentReportsItsHealth(),
        new EnvironmentShipsItsLogs(),
        new EnvironmentStandsInVpc(),
        new EnvironmentUpdatesItsPlatform(),
    ];
}
