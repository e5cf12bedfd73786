// Gentle sounds, made on the spot: two soft notes for an offer, a low one for a message.

import { signal } from "@preact/signals";
import { sound } from "./preferences";

let context: AudioContext | undefined;
/** Browsers keep a page silent until someone has clicked or typed in it. */
export const blocked = signal(false);

const OFFER = [
  [587.33, 0],
  [880, 0.22],
] as const;
const MESSAGE = [[440, 0]] as const;

export function playOffer(): void {
  play(OFFER, 0.16);
}

export function playMessage(): void {
  play(MESSAGE, 0.07);
}

/** A click or a key is leave enough: call it from one. */
export function unblock(): void {
  const audio = open();
  if (audio?.state === "suspended") void audio.resume().then(() => told(audio), noted);
  else if (audio) told(audio);
}

function play(notes: readonly (readonly [number, number])[], loudness: number): void {
  const audio = sound.value === "on" ? open() : undefined;
  if (!audio) return;
  told(audio);
  if (audio.state !== "running") return;
  for (const [pitch, after] of notes) note(audio, pitch, audio.currentTime + after, loudness);
}

function note(audio: AudioContext, pitch: number, at: number, loudness: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = "sine";
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.04);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 1);
}

function open(): AudioContext | undefined {
  if (typeof AudioContext === "undefined") return undefined;
  context ??= new AudioContext();
  return context;
}

function told(audio: AudioContext): void {
  blocked.value = audio.state === "suspended";
}

function noted(): void {
  blocked.value = true;
}
