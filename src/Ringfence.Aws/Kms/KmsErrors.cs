using Ringfence.Aws.Calls;

namespace Ringfence.Aws.Kms;

/// <summary>KMS's errors: what each means, and whether it passes.</summary>
internal static class KmsErrors
{
    public static KmsFault Of(string operation, KmsKeyArn arn, AwsAnswer answer)
    {
        var code = answer.ErrorCode;
        var passes =
            answer.Status >= 500
            || code
                is "ThrottlingException"
                    or "LimitExceededException"
                    or "KMSInternalException"
                    or "DependencyTimeoutException"
                    or "KeyUnavailableException";
        return new KmsFault(
            $"KMS refused {operation} with {arn}: {answer.Status} {(code.Length > 0 ? code : "without a name")}. {Mend(operation, code, passes)}",
            code,
            passes
        );
    }

    private static string Mend(string operation, string code, bool passes) =>
        code switch
        {
            "AccessDeniedException" =>
                $"The gateway's role must be allowed kms:{operation} on it by its own policy and by the key's, and the VPC endpoint must let it through.",
            "DisabledException" => "Enable the key again, and find out who disabled it.",
            "KMSInvalidStateException" =>
                "The key is on its way to be deleted, or not ready: cancel the deletion (aws kms cancel-key-deletion), enable it, and find out who ordered it.",
            "NotFoundException" => "There is no such key in that region and account: check the ARN.",
            "InvalidKeyUsageException" or "UnsupportedOperationException" =>
                "It is no key that signs: make one with key usage SIGN_VERIFY.",
            _ => passes
                ? "It is asked again."
                : "See https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html.",
        };
}
