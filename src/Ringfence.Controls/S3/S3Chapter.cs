namespace Ringfence.Controls.S3;

/// <summary>Amazon S3: buckets, their policies and locks.</summary>
internal static class S3Chapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new AccessPointBlocksPublicAccess(),
        new AccountBlocksPublicAccess(),
        new BucketAnswersOnlyItsNetwork(),
        new BucketBlocksPublicAccess(),
        new BucketForgetsOldVersions(),
        new BucketHasAccessLog(),
        new BucketHasNoGrants(),
        new BucketHasObjectLock(),
        new BucketHasVersioning(),
        new BucketIsReplicated(),
        new BucketIsUnderKms(),
        new BucketPolicyNamesRoles(),
        new BucketRefusesPlainHttp(),
        new BucketRefusesPublicReads(),
        new BucketRefusesPublicWrites(),
        new BucketRefusesUploadsOutsideKms(),
        new BucketSaysItsEncryption(),
        new BucketUsesCustomerKey(),
        new DocumentsAreLocked(),
        new ObjectAccessIsRecorded(),
        new PublicAccessBlocksAreEnforced(),
        new WebsiteIsReachedThroughCloudFront(),
    ];
}
