using System.Runtime.InteropServices;
using Ringfence.Gateway.Doors;

namespace Ringfence.Gateway.Health;

/// <summary>What calls are counted by.</summary>
/// <param name="Route">Null for requests that no route took.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CallKey(Door Door, RouteName? Route, int Status, GatewayError Error);
