namespace Ringfence.Tests.Posture.Live;

/// <summary>AWS's protocols.</summary>
internal enum StandInProtocol
{
    Json10,
    Json11,
    Query,
    Ec2,
    RestJson,
    RestXml,
}
