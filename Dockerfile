# The gateway's image: no shell, no package manager, no user root. It runs with a read-only root file system; what it
# writes goes to /var/lib/ringfence, which is mounted.
#   docker build -t ringfence .
#   docker run --read-only --tmpfs /tmp -v ledger:/var/lib/ringfence -p 8080:8080 ringfence gateway --config /etc/ringfence/ringfence.json
# Deploy it by digest (foundation.json: workloads.N.gateway.image), for a tag can be moved.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
RUN dotnet publish src/Ringfence.Cli/Ringfence.Cli.csproj -c Release -o /app -p:RestoreLockedMode=true -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiselled
WORKDIR /app
COPY --from=build /app .
# The user of .NET's images; the task definition and the file system's access points name the same.
USER 1654:1654
ENV DOTNET_EnableDiagnostics=0 DOTNET_gcServer=0
EXPOSE 8443
ENTRYPOINT ["dotnet", "/app/ringfence.dll"]
CMD ["gateway"]
