using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk;

/// <summary>A stack of the foundation: in a stated account and region, protected from being deleted by mistake.</summary>
public abstract class FoundationStack : Stack
{
    /// <summary>A stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="id">Its name: <c>clinic-production-keys</c>.</param>
    /// <param name="account">Twelve digits.</param>
    /// <param name="region">Its region.</param>
    /// <param name="description">What it holds, for a reader of the console.</param>
    /// <param name="executionRole">The ARN of the role that CloudFormation works as; null: the one of the CDK's bootstrap.</param>
    protected FoundationStack(
        Construct scope,
        string id,
        string account,
        string region,
        string description,
        string? executionRole = null
    )
        : base(
            scope,
            id,
            new StackProps
            {
                Env = new Amazon.CDK.Environment { Account = account, Region = region },
                Description = description,
                TerminationProtection = true,
                AnalyticsReporting = false,
                Synthesizer = executionRole is null
                    ? null
                    : new DefaultStackSynthesizer(
                        new DefaultStackSynthesizerProps { CloudFormationExecutionRole = executionRole }
                    ),
            }
        ) { }
}
