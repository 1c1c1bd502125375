using System.Globalization;
using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Keys;

/// <summary>
/// A customer-managed key for one data domain. Whoever administers it cannot use it, and the other way round; both are
/// named in the key's policy and need their own IAM policy besides. It rotates, it outlives its stack, and a deletion
/// can be taken back for 30 days.
/// </summary>
public sealed class PhiKey : Construct
{
    private static readonly string[] Administration =
    [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:DescribeKey",
        "kms:DisableKey",
        "kms:EnableKey",
        "kms:EnableKeyRotation",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListGrants",
        "kms:ListKeyPolicies",
        "kms:ListResourceTags",
        "kms:ListRetirableGrants",
        "kms:PutKeyPolicy",
        "kms:RevokeGrant",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
    ];

    private static readonly string[] Encryption =
    [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
    ];

    private static readonly string[] Reading = ["kms:DescribeKey", "kms:GetPublicKey"];

    private readonly CfnResource _key;

    /// <summary>A key.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public PhiKey(Construct scope, string id, PhiKeyProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        var signs = props.Does == KeyPurpose.Signing;
        Does = props.Does;
        _key = this.Declare(
                "Key",
                "AWS::KMS::Key",
                new Map
                {
                    ["Description"] = props.Purpose,
                    ["EnableKeyRotation"] = signs ? null! : true,
                    ["RotationPeriodInDays"] = signs ? null! : props.RotationDays,
                    ["KeySpec"] = signs ? "ECC_NIST_P256" : "SYMMETRIC_DEFAULT",
                    ["KeyUsage"] = signs ? "SIGN_VERIFY" : "ENCRYPT_DECRYPT",
                    ["PendingWindowInDays"] = props.DeletionWindowDays,
                    ["KeyPolicy"] = Policy.Document([.. FromInside(props, signs), .. FromOutside(props)]),
                }
            )
            .Kept();
        this.Declare(
            "Alias",
            "AWS::KMS::Alias",
            new Map { ["AliasName"] = $"alias/{props.Alias}", ["TargetKeyId"] = Token.AsString(_key.Ref) }
        );
    }

    /// <summary>What a <see cref="KeyPurpose.Signing"/> key may be asked to sign: whole messages, which KMS hashes itself, in the one way.</summary>
    internal static Map OnlyThis => new() { ["kms:SigningAlgorithm"] = "ECDSA_SHA_256", ["kms:MessageType"] = "RAW" };

    /// <summary>Its ARN.</summary>
    public string Arn => _key.Arn;

    /// <summary>What it does.</summary>
    public KeyPurpose Does { get; }

    /// <summary>Its id.</summary>
    public string KeyId => _key.Ref;

    // Root here is the account: its IAM policies speak for the key, within what the condition leaves them.
    private IEnumerable<Map> FromInside(PhiKeyProps props, bool signs)
    {
        var place = Stack.Of(this);
        var account = Policy.Aws($"arn:{place.Partition}:iam::{place.Account}:root");
        yield return Policy.Allow("Administer", account, Administration, "*", ByRole(props.Administrators));
        if (props.Users.Count > 0)
        {
            yield return Policy.Allow("Use", account, signs ? Reading : Encryption, "*", ByRole(props.Users));
        }

        if (props.Users.Count > 0 && signs)
        {
            var whole = ByRole(props.Users);
            whole["StringEquals"] = OnlyThis;
            yield return Policy.Allow("Sign", account, "kms:Sign", "*", whole);
        }

        if (props.Users.Count > 0 && !signs)
        {
            var forServices = ByRole(props.Users);
            forServices["Bool"] = new Map { ["kms:GrantIsForAWSResource"] = "true" };
            yield return Policy.Allow("UseThroughServices", account, "kms:CreateGrant", "*", forServices);
        }

        // Its own policy says nothing of keys, so the account cannot speak for it; and the role may not be there yet, which a
        // principal must be.
        if (props.Scanners.Count > 0)
        {
            var named = new Map
            {
                ["ArnEquals"] = new Map { ["aws:PrincipalArn"] = props.Scanners.ToArray<object>() },
                ["StringEquals"] = new Map { ["kms:CallerAccount"] = place.Account },
            };
            yield return Policy.Allow("Scan", Policy.Everyone, new[] { "kms:Decrypt", "kms:DescribeKey" }, "*", named);
        }

        if (props.Deployers.Count > 0)
        {
            var through = ByRole(props.Deployers);
            through["StringLike"] = new Map { ["kms:ViaService"] = $"*.{place.Region}.{place.UrlSuffix}" };
            yield return Policy.Allow(
                "DeployThroughServices",
                account,
                new[] { "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey" },
                "*",
                through
            );
            var grants = ByRole(props.Deployers);
            grants["Bool"] = new Map { ["kms:GrantIsForAWSResource"] = "true" };
            yield return Policy.Allow("DeployGrants", account, "kms:CreateGrant", "*", grants);
        }
    }

    // AWS's services, and roles of other accounts.
    private IEnumerable<Map> FromOutside(PhiKeyProps props)
    {
        var place = Stack.Of(this);
        yield return Policy.Deny(
            "GrantsAreForServices",
            Policy.Everyone,
            "kms:CreateGrant",
            "*",
            new Map
            {
                ["BoolIfExists"] = new Map
                {
                    ["kms:GrantIsForAWSResource"] = "false",
                    ["aws:PrincipalIsAWSService"] = "false",
                },
            }
        );
        if (props.Services.Count > 0)
        {
            yield return Policy.Allow(
                "ServicesUse",
                Policy.Services(props.Services),
                new[] { "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*" },
                "*",
                new Map
                {
                    ["StringEquals"] = new Map
                    {
                        ["aws:SourceAccount"] =
                            props.ServiceAccounts.Count == 0
                                ? place.Account
                                : (string[])[place.Account, .. props.ServiceAccounts],
                    },
                }
            );
        }

        foreach (var (number, senders) in props.Senders.GroupBy(sender => sender.Split(':')[4]).Index())
        {
            yield return Policy.Allow(
                string.Create(CultureInfo.InvariantCulture, $"Send{number + 1}"),
                Policy.Aws($"arn:{place.Partition}:iam::{senders.Key}:root"),
                new[] { "kms:Encrypt", "kms:GenerateDataKey" },
                "*",
                ByRole([.. senders])
            );
        }
    }

    private static Map ByRole(IReadOnlyList<string> roles) =>
        new() { ["ArnLike"] = new Map { ["aws:PrincipalArn"] = roles.ToArray<object>() } };

    private static void Refuse(PhiKeyProps props)
    {
        Refusal.Unless(
            props.Administrators.Count > 0,
            nameof(props.Administrators),
            "",
            "at least one role's ARN",
            "a key that nobody administers can never be changed again"
        );
        Refusal.Unless(
            !props.Administrators.Intersect(props.Users.Concat(props.Deployers)).Any(),
            nameof(props.Users),
            string.Join(", ", props.Administrators.Intersect(props.Users.Concat(props.Deployers))),
            "roles that are not among Administrators",
            "one role that both changes the policy and decrypts needs nobody else to read everything"
        );
        Refusal.Unless(
            props.ServiceAccounts.All(account => account.Length == 12 && account.All(char.IsAsciiDigit)),
            nameof(props.ServiceAccounts),
            string.Join(", ", props.ServiceAccounts),
            "accounts, twelve digits each",
            "a service that works for any account works for an attacker's"
        );
        foreach (
            var principal in props.Administrators.Concat(props.Users).Concat(props.Deployers).Concat(props.Senders)
        )
        {
            Refusal.Unless(
                principal.Contains(":role/", StringComparison.Ordinal)
                    && !principal.EndsWith(":role/*", StringComparison.Ordinal),
                principal == props.Administrators.FirstOrDefault(principal.Equals)
                    ? nameof(props.Administrators)
                    : nameof(props.Users),
                principal,
                "ARNs of roles, arn:aws:iam::ACCOUNT:role/NAME, a wildcard after at least some of the name",
                "a key that a whole account may use is protected by the weakest of its policies"
            );
        }

        RefuseScanners(props);
        Refusal.Unless(
            props.RotationDays is >= 90 and <= 365,
            nameof(props.RotationDays),
            props.RotationDays,
            "90 to 365",
            "key material older than a year protects too much at once"
        );
        Refusal.Unless(
            props.DeletionWindowDays == 30,
            nameof(props.DeletionWindowDays),
            props.DeletionWindowDays,
            "30",
            "when a key goes, everything under it goes with it; a mistake needs the longest time to be seen"
        );
    }

    private static void RefuseScanners(PhiKeyProps props)
    {
        foreach (var scanner in props.Scanners)
        {
            Refusal.Unless(
                scanner.Contains(":role/aws-service-role/", StringComparison.Ordinal)
                    && !scanner.AsSpan().ContainsAny('*', '?'),
                nameof(props.Scanners),
                scanner,
                "ARNs of service-linked roles, arn:aws:iam::ACCOUNT:role/aws-service-role/SERVICE/NAME, no wildcard",
                "a role that anybody else can take would read everything under the key"
            );
        }
    }
}
