namespace Ringfence.Gateway.Models;

/// <summary>What a model id names, as far as it matters for who may use it and where it runs.</summary>
internal enum TargetKind
{
    /// <summary>A model by its own id: runs where it is called.</summary>
    Model,

    /// <summary>A cross-region inference profile: runs wherever its region set says.</summary>
    Profile,

    /// <summary>An ARN that hides its model and runs in its own region: provisioned throughput, a custom or imported model, an endpoint.</summary>
    Deployment,

    /// <summary>An ARN that hides its model and may run elsewhere: an application inference profile, a prompt router, a prompt.</summary>
    Router,
}
