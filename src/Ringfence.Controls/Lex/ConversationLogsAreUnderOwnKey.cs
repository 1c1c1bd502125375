using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Lex;

internal sealed class ConversationLogsAreUnderOwnKey() : ResourceControl("AWS::Lex::BotAlias", "AWS::Lex::Bot")
{
    public override string Title => "What people say to a bot is logged under a key of ours";

    public override string Why => "Conversation logs hold what patients say about themselves, word by word.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Hipaa.AccessControl, Soc2.CC6_1, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Practised("whoever builds the bot");

    public override Verdict Check(Resource resource)
    {
        var settings =
            resource.Type == "AWS::Lex::Bot"
                ? resource["TestBotAliasSettings.ConversationLogSettings"]
                : resource["ConversationLogSettings"];
        if (settings.IsMissing)
        {
            return Verdict.NotApplicable("Conversations are not logged.");
        }

        var sealedAudio = Truth.All(
            settings["AudioLogSettings"].Items,
            log => !log["Enabled"].IsTrue | CustomerKey.Is(log["Destination.S3Bucket.KmsKeyArn"])
        );
        var sealedText = Truth.All(
            settings["TextLogSettings"].Items,
            log => !log["Enabled"].IsTrue | IsSealed(log, resource)
        );
        return Verdict
            .Of(
                sealedAudio & sealedText,
                "Each log of conversations is under a customer-managed key.",
                "A log of conversations has no key: audio needs Destination.S3Bucket.KmsKeyArn, text a log group with KmsKeyId.",
                "The log group of the conversations is not here; its KmsKeyId decides."
            )
            .At(settings);
    }

    private static Truth IsSealed(PropertyValue log, Resource resource) =>
        resource.Estate.Find(log["Destination.CloudWatch.CloudWatchLogGroupArn"], "AWS::Logs::LogGroup") is { } group
            ? group["KmsKeyId"].IsPresent
            : Truth.Unknown;

    public override Equivalents Equivalents => new() { CdkNag = ["LexBotAliasEncryptedConversationLogs"] };
}
