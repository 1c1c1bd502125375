namespace Ringfence.Controls.S3;

/// <summary>Amazon S3: buckets, their policies and locks.</summary>
internal static class S3Chapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } = [new BucketHasVersioning()];
}
