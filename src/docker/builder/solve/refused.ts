/** Builds that BuildKit refuses although their Dockerfile can be read. */
import { type Linter, type LintOptions, lintOptions } from '../../dockerfile/lint/linter.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import type { Plan } from '../plan/plan.ts';
import type { SolveRequest } from '../types.ts';

/** `--build-arg BUILDKIT_DOCKERFILE_CHECK=…` is read before the Dockerfile is. */
export function givenOptions(text: string | undefined): LintOptions | null {
  if (text === undefined) return null;
  try {
    return lintOptions(text);
  } catch (error) {
    if (!(error instanceof DockerfileRefusal)) throw error;
    throw new DockerfileRefusal(`failed to parse build-arg:BUILDKIT_DOCKERFILE_CHECK: ${error.message}`);
  }
}

/** `RUN []` is read without a word; nobody can be asked to run it. */
export function refuseUnmarshalled(plan: Plan): void {
  if (plan.operations.some(operation => operation.kind === 'run' && operation.args.length === 0))
    throw new DockerfileRefusal('failed to marshal LLB definition: arguments are required');
}

/** The host's network is for builds that were allowed it. */
export function refuseEntitlement(plan: Plan, request: SolveRequest): void {
  const wantsHost = plan.operations.some(operation => operation.kind === 'run' && operation.network === 'host');
  if (wantsHost && request.network !== 'host' && !request.entitlements.includes('network.host'))
    throw new DockerfileRefusal('failed to load LLB: network.host is not allowed');
}

/** `# check=error=true` makes every warning an error. */
export function refuseLint(linter: Linter): void {
  if (!linter.options.error || linter.warnings.length === 0) return;
  const rules = [...new Set(linter.warnings.map(warning => warning.rule))];
  throw new DockerfileRefusal(`lint violation found for rules: ${rules.join(', ')}`);
}
