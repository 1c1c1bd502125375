using Ringfence.Controls.Facts;

namespace Ringfence.Controls.S3;

/// <summary>The four blocks against public access. Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".</summary>
internal static class PublicAccessBlock
{
    private static readonly string[] Blocks =
    [
        "BlockPublicAcls",
        "IgnorePublicAcls",
        "BlockPublicPolicy",
        "RestrictPublicBuckets",
    ];

    /// <summary>The verdict: all four are on.</summary>
    /// <param name="resource">What has the blocks.</param>
    /// <param name="path">Where they stand; empty: at its top.</param>
    public static Verdict Judge(Resource resource, string path)
    {
        var block = path.Length == 0 ? resource.Properties : resource[path];
        var holds = Truth.Yes;
        foreach (var each in Blocks)
        {
            holds &= block[each].IsTrue;
        }

        return Verdict
            .Of(
                holds,
                "All four public access blocks are on.",
                block.IsMissing
                    ? $"{path} is absent; all four of its blocks must be true."
                    : $"One of {string.Join(", ", Blocks)} is not true; all four must be."
            )
            .At(block);
    }
}
