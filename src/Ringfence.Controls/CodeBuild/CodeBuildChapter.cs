namespace Ringfence.Controls.CodeBuild;

/// <summary>AWS CodeBuild: where a build takes its source and its secrets from.</summary>
internal static class CodeBuildChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new BuildArtifactsAreUnderOwnKey(),
        new BuildSourceHoldsNoCredential(),
        new BuildTakesNoAwsKeys(),
        new BuildUsesManagedImage(),
    ];
}
