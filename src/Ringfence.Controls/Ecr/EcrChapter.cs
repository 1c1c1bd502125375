namespace Ringfence.Controls.Ecr;

/// <summary>Amazon ECR: images.</summary>
internal static class EcrChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new ImageTagsStay(), new ImagesAreNotOpenToEveryone(), new ImagesAreScanned()];
}
