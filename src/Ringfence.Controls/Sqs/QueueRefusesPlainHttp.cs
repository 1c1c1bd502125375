using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Sqs;

internal sealed class QueueRefusesPlainHttp() : ResourceControl("AWS::SQS::Queue")
{
    public override string Title => "A queue refuses plain HTTP";

    public override string Why => "A message sent without TLS is read by every network on its way.";

    public override Severity Severity => Severity.High;

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

    public override Construction Build => Construction.Practised("whoever owns the queue");

    public override Fix? FixFor(Resource resource) =>
        PlainTransport.Refuse(
            resource,
            "AWS::SQS::QueuePolicy",
            "Queues",
            "sqs:*",
            new JsonObject { ["Fn::GetAtt"] = new JsonArray("$Self", "Arn") }
        );

    public override Verdict Check(Resource resource)
    {
        var denied = Truth.No;
        foreach (var policy in resource.Estate.Referring(resource, "AWS::SQS::QueuePolicy", "Queues"))
        {
            denied |= policy.Policy("PolicyDocument").Any(statement => PlainTransport.IsDeniedBy(statement, "sqs:*"));
        }

        return Verdict.Of(
            denied,
            "A queue policy denies sqs:* to everyone where aws:SecureTransport is false.",
            "No queue policy denies sqs:* to everyone where aws:SecureTransport is false."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["SQSQueueSSLRequestsOnly"] };
}
