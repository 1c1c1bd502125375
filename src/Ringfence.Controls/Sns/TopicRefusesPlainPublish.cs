using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Sns;

internal sealed class TopicRefusesPlainPublish() : ResourceControl("AWS::SNS::Topic")
{
    public override string Title => "Nothing is published to a topic over plain HTTP";

    public override string Why => "A message published without TLS is read by every network on its way.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionIntegrity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.By("PhiKey");

    // A key, not a policy: a policy of its own would take the place of the default one, which lets alarms publish.
    public override Fix? FixFor(Resource resource) => TopicKey.Fix();

    public override Verdict Check(Resource resource)
    {
        if (resource["KmsMasterKeyId"].IsPresent.IsYes)
        {
            // Amazon SNS Developer Guide, "Securing Amazon SNS data with server-side encryption": HTTPS and Signature Version 4 only.
            return Verdict.Pass("The topic is encrypted under KMS, and such a topic takes requests over HTTPS alone.");
        }

        var denied = Truth.No;
        foreach (var policy in resource.Estate.Referring(resource, "AWS::SNS::TopicPolicy", "Topics"))
        {
            denied |= policy
                .Policy("PolicyDocument")
                .Any(statement => PlainTransport.IsDeniedBy(statement, "sns:Publish"));
        }

        return Verdict.Of(
            denied | (resource["KmsMasterKeyId"].IsUnresolved ? Truth.Unknown : Truth.No),
            "A topic policy denies sns:Publish to everyone where aws:SecureTransport is false.",
            "It has no KMS key, and no topic policy denies sns:Publish to everyone where aws:SecureTransport is false."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["SNSTopicSSLPublishOnly"] };
}
