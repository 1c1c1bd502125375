using System.Collections.Frozen;

namespace Ringfence.Aws.Bedrock;

/// <summary>The one table of Bedrock's exceptions (Bedrock Runtime 2023-09-30 and the control plane), and the way into it.</summary>
public static class BedrockErrors
{
    private const string UnnamedInStream = "internalServerException";

    /// <summary>Every exception, the ones of both planes and those of authentication.</summary>
    public static IReadOnlyList<BedrockErrorType> All { get; } =
    [
        new("ValidationException", 400, Retryable: false, "validationException"),
        new("ServiceQuotaExceededException", 400, Retryable: false),
        new("ConflictException", 400, Retryable: false),
        new("TooManyTagsException", 400, Retryable: false),
        new("ResourceInUseException", 400, Retryable: false),
        new("AccessDeniedException", 403, Retryable: false),
        new("MissingAuthenticationTokenException", 403, Retryable: false),
        new("IncompleteSignatureException", 403, Retryable: false),
        new("InvalidSignatureException", 403, Retryable: false),
        new("UnrecognizedClientException", 403, Retryable: false),
        new("ExpiredTokenException", 403, Retryable: false),
        new("ResourceNotFoundException", 404, Retryable: false),
        new("UnknownOperationException", 404, Retryable: false),
        new("ModelTimeoutException", 408, Retryable: false, "modelTimeoutException"),
        new("ModelErrorException", 424, Retryable: false),
        new("ModelStreamErrorException", 424, Retryable: false, "modelStreamErrorException"),
        new("ThrottlingException", 429, Retryable: true, "throttlingException"),
        new("ModelNotReadyException", 429, Retryable: true),
        new("InternalServerException", 500, Retryable: true, "internalServerException"),
        new("ServiceUnavailableException", 503, Retryable: true, "serviceUnavailableException"),
    ];

    private static readonly FrozenDictionary<string, BedrockErrorType> ByName = All.ToFrozenDictionary(type =>
        type.Name
    );

    private static readonly FrozenDictionary<string, BedrockErrorType> ByStreamMember = All.Where(type =>
            type.StreamMember is not null
        )
        .ToFrozenDictionary(type => type.StreamMember!);

    /// <summary>An exception by its PascalCase name; null when Bedrock has none of that name.</summary>
    public static BedrockErrorType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>An exception by the <c>:exception-type</c> of a frame; null when a stream has none of that name.</summary>
    public static BedrockErrorType? FindInStream(string member) => ByStreamMember.GetValueOrDefault(member);

    /// <summary>The <c>:exception-type</c> that says <paramref name="name"/> inside a stream; where a stream has no member for it, the internal one.</summary>
    public static string StreamMemberOf(string name) => Find(name)?.StreamMember ?? UnnamedInStream;
}
