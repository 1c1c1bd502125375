namespace Ringfence.Controls.Cognito;

/// <summary>Amazon Cognito user pools and identity pools, and the methods that ask them.</summary>
internal static class CognitoChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new IdentityPoolAdmitsNobodyUnknown(),
        new MethodAsksUserPool(),
        new UserPoolDetectsTakeover(),
        new UserPoolPasswordsAreStrong(),
        new UserPoolRequiresMfa(),
    ];
}
