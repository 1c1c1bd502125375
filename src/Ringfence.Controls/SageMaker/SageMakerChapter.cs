namespace Ringfence.Controls.SageMaker;

/// <summary>Amazon SageMaker AI: notebooks and endpoints.</summary>
internal static class SageMakerChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new EndpointVolumesAreUnderOwnKey(),
        new NotebookGivesNoRoot(),
        new NotebookHasNoDirectInternet(),
        new NotebookStandsInVpc(),
        new NotebookVolumeIsUnderOwnKey(),
    ];
}
